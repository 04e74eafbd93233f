"""Fitness: what results say of a runner. One small file for each formula, its author and year beside it."""

from core.training.fitness.equations import SLOWER_MARATHON as SLOWER_MARATHON
from core.training.fitness.equations import index as index
from core.training.fitness.equations import oxygen as oxygen
from core.training.fitness.equations import race_time as race_time
from core.training.fitness.equations import sustained as sustained
from core.training.fitness.equations import v_at as v_at
from core.training.fitness.level import enduring as enduring
from core.training.fitness.level import fitness_index as fitness_index
from core.training.fitness.level import left_out as left_out
from core.training.fitness.level import recent as recent
from core.training.fitness.level import standing as standing
from core.training.fitness.level import telling as telling
from core.training.fitness.mile_check import Limiter as Limiter
from core.training.fitness.mile_check import MileCheck as MileCheck
from core.training.fitness.mile_check import mile_check as mile_check
from core.training.fitness.prediction import Band as Band
from core.training.fitness.prediction import Known as Known
from core.training.fitness.prediction import Prediction as Prediction
from core.training.fitness.prediction import marathon as marathon
from core.training.fitness.prediction import prediction as prediction
from core.training.fitness.prediction import predictions as predictions
from core.training.fitness.spread import ENDURANCE_M as ENDURANCE_M

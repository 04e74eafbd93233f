"""The families of workouts. A new type is one entry in its family's file, nothing else."""

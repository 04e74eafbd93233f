FROM python:3.11-slim
WORKDIR /srv/fourlap
COPY requirements/many.txt requirements/
RUN pip install --no-cache-dir --require-hashes -r requirements/many.txt
COPY . .
RUN pip install --no-cache-dir "setuptools>=80" && pip install --no-cache-dir --no-deps --no-build-isolation . \
    && useradd --system --home /srv/fourlap fourlap && mkdir -p /data && chown fourlap /data
USER fourlap
ENV DATA_DIR=/data
VOLUME /data
STOPSIGNAL SIGTERM
ENTRYPOINT ["fourlap"]
CMD ["run"]

# Two stages: the build needs a JDK and the sources, the gateway only a JRE and one jar.
FROM eclipse-temurin:17-jdk AS build
WORKDIR /app
RUN apt-get update && apt-get install -y --no-install-recommends unzip && rm -rf /var/lib/apt/lists/*
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY bin bin
COPY conf conf
COPY webroot webroot
COPY src src
RUN ./mvnw -q -B -Dmaven.test.skip -Dspotless.check.skip -Dcyclonedx.skip package
RUN bin/archive target/headgate.jar target/headgate.jsa

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10001 --no-create-home headgate && mkdir /data && chown headgate /data
WORKDIR /app
# The archive is only used with the jar at the path and of the age that it was made with.
COPY --from=build --chown=root:root /app/target/headgate.jar /app/target/headgate.jsa /app/target/
COPY --chown=root:root conf conf
USER headgate
VOLUME /data
ENV HEADGATE_STORE_PATH=/data/headgate.db
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/${HEADGATE_HTTP_PORT:-8080} || exit 1; [ -z \"$HEADGATE_TLS_CERTIFICATE$HEADGATE_TLS_KEYSTORE\" ] || exit 0; printf 'GET /health/ready HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["java", "-Xshare:auto", "-XX:SharedArchiveFile=/app/target/headgate.jsa", "-Xlog:disable", \
  "-XX:+UseSerialGC", "-Xms32m", "-Xmx512m", "-Djava.io.tmpdir=/data", "-jar", "/app/target/headgate.jar"]

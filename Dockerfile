# One image for every part: it builds the graph, serves it, and reads documents as a Dask worker.
# Python and Debian are pinned by tag, every Python package by version and hash.

FROM python:3.12-slim-bookworm AS make
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /source
COPY requirements-build.txt requirements-image.txt ./
RUN python -m venv /tools \
 && /tools/bin/pip install --quiet --require-hashes -r requirements-build.txt \
 && python -m venv /opt/zhimai \
 && /opt/zhimai/bin/pip install --quiet --require-hashes --only-binary :all: -r requirements-image.txt
COPY . .
RUN /tools/bin/pip wheel --quiet --no-deps --no-index --no-build-isolation --wheel-dir /wheel . \
 && /opt/zhimai/bin/pip install --quiet --no-deps --no-index /wheel/zhimai-*.whl \
 && /opt/zhimai/bin/python -m compileall -q /opt/zhimai/lib \
 && /opt/zhimai/bin/pip uninstall --quiet --yes pip

FROM python:3.12-slim-bookworm
RUN useradd --system --uid 10001 --user-group --home-dir /nonexistent --no-create-home --shell /usr/sbin/nologin zhimai \
 && install -d -o zhimai -g zhimai -m 0750 /data
COPY --from=make /opt/zhimai /opt/zhimai
ENV PATH=/opt/zhimai/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 LC_ALL=C.UTF-8 ZHIMAI_DATA=/data
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["python", "-I", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
ENTRYPOINT ["zhimai"]
CMD ["serve", "--build", "--host", "0.0.0.0", "--port", "8000"]

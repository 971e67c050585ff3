# karpenter-lint without Node.js on the host: docs/ci.md. The image runs without a network.
# The packages contain no binaries, so they are installed once for all platforms.
FROM --platform=$BUILDPLATFORM node:24-alpine AS build
WORKDIR /source
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build
RUN mkdir /packed && npm pack --ignore-scripts --pack-destination /packed . ./packages/karpenter-lint
WORKDIR /opt/karpenter-lint
RUN npm install --ignore-scripts --no-audit --no-fund /packed/*.tgz

FROM node:24-alpine
LABEL org.opencontainers.image.source="https://github.com/eslint-plugin-karpenter/eslint-plugin-karpenter"
LABEL org.opencontainers.image.licenses="MIT"
COPY --from=build /opt/karpenter-lint /opt/karpenter-lint
ENV PATH="/opt/karpenter-lint/node_modules/.bin:$PATH"
USER node
WORKDIR /work
ENTRYPOINT ["karpenter-lint"]

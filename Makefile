# Two commands: `make run` and `make test`. Each installs what is missing and works on a fresh machine with Swift.

# Where things are built; CI names a folder outside its clone, so that the next clone starts warm.
BUILD_DIR ?= .build
# Arguments for the gateway: make run ARGS="--data /var/lib/signalbox"
ARGS ?=
# Kafka for sensors/orders.yaml, with deploy/kafka: make run KAFKA=mock, or make run KAFKA=host:port
KAFKA ?=
# A seed, or several: make soak SEED=1-100
SEED ?=
# How many events producers send: make chaos EVENTS=20000
EVENTS ?=
# Where gateways keep their events: make chaos BUS=kafka
BUS ?=
# Another directory of golden cases.
export GOLDEN_DIR

# A release without debug information builds a third faster, and nobody debugs what `make run` starts. Swift's own
# libraries are in the program: one file to copy, and calls within it are cheaper.
RELEASE = --configuration release --static-swift-stdlib --product signalbox -Xswiftc -gnone -Xcc -g0

LIBRARIES = libsqlite3-dev libssl-dev libre2-dev liblua5.1-0-dev libjq-dev libcrypt-dev librdkafka-dev zlib1g-dev libzstd-dev libbrotli-dev pkg-config bubblewrap
BENCH_TOOLS = wrk nginx-light kcat
TEST_TOOLS = curl openssl kubernetes-client kcat prometheus chromium chromium-driver python3-venv podman runc busybox-static

.PHONY: run build test golden soak chaos bench clean

run: build
ifeq ($(KAFKA),)
	@exec ./signalbox run $(ARGS)
else
	@swift build $(RELEASE:signalbox=mock-kafka) --scratch-path $(BUILD_DIR)/release
	@BUILD_DIR=$(BUILD_DIR) MOCK="$$(swift build $(RELEASE) --scratch-path $(BUILD_DIR)/release --show-bin-path)/mock-kafka" \
		.ci/run-kafka $(KAFKA) $(ARGS)
endif

build:
	@.ci/install $(LIBRARIES)
	@echo "building signalbox (the first time takes 5 to 12 minutes on 2 cores, later a few seconds)"
	@swift build $(RELEASE) --scratch-path $(BUILD_DIR)/release
	@ln -sfn "$$(swift build $(RELEASE) --scratch-path $(BUILD_DIR)/release --show-bin-path)/signalbox" signalbox

# Every stage; one alone with `.ci/run STAGE`.
test:
	@BUILD_DIR=$(BUILD_DIR) LIBRARIES="$(LIBRARIES)" TEST_TOOLS="$(TEST_TOOLS)" .ci/stages $(STAGES)

# The golden cases alone, passed / total for each file; another directory of the same form: make golden GOLDEN_DIR=DIR
golden:
	@$(MAKE) --no-print-directory test STAGES="install build golden"

# Simulations until stopped, or one seed with every step: make soak SEED=17
soak:
	@.ci/install $(LIBRARIES)
	@swift build --build-tests --scratch-path $(BUILD_DIR)/tests
	@exec "$$(swift build --scratch-path $(BUILD_DIR)/tests --show-bin-path)/soak" $(SEED)

# The release build under fire (kill -9, a full disk, a failing cluster, edits), minutes: make chaos EVENTS=100000 SEED=7
# Three gateways on a bus in Kafka, one killed every two seconds: make chaos BUS=kafka
chaos: build
	@swift build $(RELEASE:signalbox=chaos) --scratch-path $(BUILD_DIR)/release
	@exec "$$(swift build $(RELEASE) --scratch-path $(BUILD_DIR)/release --show-bin-path)/chaos" events=$(EVENTS) seed=$(SEED) bus=$(BUS)

# The figures of the release build, on one core: make bench BENCH=engine
bench: build
	@.ci/install $(BENCH_TOOLS) $(if $(filter console,$(BENCH)),chromium chromium-driver)
	@swift build $(RELEASE:signalbox=bench) --scratch-path $(BUILD_DIR)/release
	@"$$(swift build $(RELEASE) --scratch-path $(BUILD_DIR)/release --show-bin-path)/bench" $(BENCH)

clean:
	rm -rf .build .signalbox signalbox

// swift-tools-version: 6.2
import PackageDescription

// Read from top to bottom: a target uses only targets above it (Documentation.docc/Architecture.md).

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let nio = "swift-nio"
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: nio)
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: nio)
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: nio)
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let nioHTTP2 = Target.Dependency.product(name: "NIOHTTP2", package: "swift-nio-http2")
let nioHPACK = Target.Dependency.product(name: "NIOHPACK", package: "swift-nio-http2")
let grpc = Target.Dependency.product(name: "GRPCCore", package: "grpc-swift-2")
// On Linux this product is gRPC's HTTP/2 alone: the one for POSIX brings X.509 and a second BoringSSL (decision 0038).
let grpcHTTP2 = Target.Dependency.product(
    name: "GRPCNIOTransportHTTP2TransportServices",
    package: "grpc-swift-nio-transport"
)
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdHTTP2 = Target.Dependency.product(name: "HummingbirdHTTP2", package: "hummingbird")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")

func target(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies + ["Support"], swiftSettings: settings)
}

let package = Package(
    name: "signalbox",
    products: [.executable(name: "signalbox", targets: ["signalbox"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-nio-http2.git", from: "1.46.0"),
        .package(url: "https://github.com/grpc/grpc-swift-2.git", from: "2.4.3"),
        .package(url: "https://github.com/grpc/grpc-swift-nio-transport.git", from: "2.9.2"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.3.0"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1", traits: []),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess.git", from: "1.0.2"),
    ],
    targets: [
        // C and C++ libraries of the system, one target each.
        .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2")]),
        // Our own code on libssl-dev and libcrypt-dev: keys, certificates and password hashes that follow from a seed.
        .target(name: "CSeededCrypto", linkerSettings: [.linkedLibrary("crypto"), .linkedLibrary("crypt")]),
        // How what SQLite writes comes to the disk.
        .target(name: "CDiskWrites", linkerSettings: [.linkedLibrary("sqlite3")]),
        // Limits of what runs in a fence, set from outside.
        .target(name: "CFence"),
        // jq in its worker processes.
        .target(name: "CJQ", dependencies: ["CRE2"], linkerSettings: [.linkedLibrary("jq")]),
        // Lua in its fence.
        .target(name: "CLua", linkerSettings: [.linkedLibrary("lua5.1"), .linkedLibrary("m")]),
        // The console's page and scripts.
        .target(name: "CConsole", exclude: ["web"]),
        .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CRdKafka", pkgConfig: "rdkafka", providers: [.apt(["librdkafka-dev"])]),

        // What Argo's controller compresses the nodes of large Workflows with.
        .systemLibrary(
            name: "CCompression",
            providers: [.apt(["zlib1g-dev", "libzstd-dev", "libbrotli-dev"])]
        ),

        // The core: values in, values out.
        target("EventData", ["COpenSSL"]),
        target("Expressions", ["EventData", "CJQ", "CRE2", "CLua", "CSeededCrypto"]),
        target("Manifests", ["EventData", "Expressions", .product(name: "Yams", package: "Yams")]),
        target("SensorEngine", ["EventData", "Expressions", "Manifests"]),

        target("Workflows", ["EventData", "Expressions", "Manifests"]),

        // The edges: one outside thing each.
        target("Kafka", ["EventData", "CRdKafka", logging]),
        target("Buses", ["EventData", "SensorEngine", "Kafka", "CDiskWrites", grdb, sqlite, logging]),
        target(
            "Kubernetes",
            [
                "EventData", "Manifests", httpClient, logging, nioCore, nioPosix, nioHTTP1, nioSSL,
                subprocess,
            ]
        ),
        target(
            "LocalCluster",
            [
                "EventData", "Manifests", "Kubernetes", "Workflows", grdb, httpTypes, hummingbird, hummingbirdCore,
                hummingbirdHTTP2, lifecycle, logging, nioCore, nioSSL,
            ]
        ),
        target(
            "EventSources",
            [
                "EventData", "Expressions", "Manifests", "Kafka", "Kubernetes", grpc, grpcHTTP2, httpClient, logging,
                nioCore, nioPosix, nioHTTP1, nioHTTP2, nioHPACK, nioSSL,
            ]
        ),
        target(
            "Triggers",
            [
                "EventData", "Expressions", "Manifests", "SensorEngine", "Kafka", "Kubernetes", "CCompression",
                httpClient,
                logging, nioCore, nioHTTP1, nioPosix, nioSSL, subprocess,
            ]
        ),

        target(
            "WorkflowRunner",
            [
                "EventData", "Expressions", "Manifests", "Kubernetes", "Workflows", "CFence", httpClient, logging,
                nioCore,
                nioHTTP1,
                subprocess,
            ]
        ),

        target("Operator", ["EventData", "Manifests", "Kubernetes", logging]),

        // The composition and the command line.
        target(
            "Gateway",
            [
                "EventData", "Expressions", "Manifests", "SensorEngine", "Kafka", "Buses", "Kubernetes", "LocalCluster",
                "EventSources", "Triggers", "Workflows", "WorkflowRunner", "Operator", "CConsole", httpClient,
                hummingbird, hummingbirdCore, hummingbirdTLS,
                lifecycle,
                unixSignals, logging,
                httpTypes,
                nioCore, nioHTTP1, nioSSL,
            ]
        ),
        .executableTarget(
            name: "signalbox",
            dependencies: [
                "EventData", "Manifests", "Kubernetes", "EventSources", "WorkflowRunner", "Gateway", logging,
                httpClient, nioCore, nioHTTP1,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),

        .target(
            name: "Support",
            dependencies: ["EventData", "Expressions", "Manifests", "SensorEngine", "Buses"],
            path: "Tests/Support",
            swiftSettings: settings
        ),
        .target(
            name: "LoopbackServers",
            dependencies: [
                "EventData", "Kubernetes", "LocalCluster", grpc, grpcHTTP2, logging, nioCore, nioPosix, nioHTTP1,
                nioSSL, subprocess,
            ],
            path: "Tests/LoopbackServers",
            swiftSettings: settings
        ),
        .target(
            name: "BuiltGateway",
            dependencies: ["EventData", httpClient, nioCore, nioHTTP1],
            path: "Tests/BuiltGateway",
            swiftSettings: settings
        ),
        // librdkafka's mock brokers, for tests and for a first try.
        .systemLibrary(name: "CRdKafkaMock", path: "Tests/CRdKafkaMock", pkgConfig: "rdkafka"),
        .target(
            name: "MockKafka",
            dependencies: ["Kafka", "CRdKafkaMock", logging],
            path: "Tests/MockKafka",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "mock-kafka",
            dependencies: ["MockKafka", nioCore, nioPosix],
            path: "Tests/MockKafkaProgram",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "bench",
            dependencies: [
                "EventData", "Expressions", "Manifests", "SensorEngine", "Buses", "Kafka", "Kubernetes", "EventSources",
                "Gateway", "Support", "MockKafka", "LoopbackServers", "BuiltGateway", httpClient, logging, nioCore,
                nioHTTP1,
                nioPosix,
            ],
            path: "Tests/Benchmarks",
            swiftSettings: settings
        ),
        // A disk in memory, below SQLite, that fails as disks fail.
        .target(name: "FaultyDisk", path: "Tests/FaultyDisk", linkerSettings: [.linkedLibrary("sqlite3")]),
        .target(
            name: "Simulation",
            dependencies: [
                "EventData", "Expressions", "Manifests", "SensorEngine", "Buses", "Kubernetes", "EventSources",
                "Triggers", "Gateway", "Support", "FaultyDisk", logging,
            ],
            path: "Tests/Simulation",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "soak",
            dependencies: ["Simulation"],
            path: "Tests/Soak",
            swiftSettings: settings
        ),
        // The built binary under fire.
        .target(
            name: "Calamity",
            dependencies: [
                "EventData", "Manifests", "SensorEngine", "Buses", "Support", "LoopbackServers", "BuiltGateway",
                "MockKafka", httpClient, logging, nioCore, nioPosix,
            ],
            path: "Tests/Calamity",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "chaos",
            dependencies: ["Calamity"],
            path: "Tests/Chaos",
            swiftSettings: settings
        ),
        tests("KafkaTests", ["Kafka", "MockKafka", logging]),
        tests("SimulationTests", ["EventData", "SensorEngine", "Buses", "Simulation"]),
        tests("EventDataTests", ["EventData"]),
        tests("ExpressionsTests", ["EventData", "Expressions"]),
        tests("ManifestsTests", ["EventData", "Expressions", "Manifests"]),
        tests("SensorEngineTests", ["EventData", "Expressions", "Manifests", "SensorEngine"]),
        tests("WorkflowsTests", ["EventData", "Expressions", "Manifests", "Workflows"]),
        tests(
            "BusesTests",
            [
                "EventData", "Expressions", "Manifests", "SensorEngine", "CDiskWrites", "Kafka", "Buses", "MockKafka",
                grdb, logging,
            ]
        ),
        tests(
            "KubernetesTests",
            ["EventData", "Manifests", "Kubernetes", "LocalCluster", "LoopbackServers", logging, nioSSL]
        ),
        tests(
            "LocalClusterTests",
            [
                "EventData", "Kubernetes", "LocalCluster", "Simulation", grdb, httpClient, lifecycle, logging, nioCore,
                nioHTTP1, subprocess,
            ]
        ),
        tests(
            "EventSourcesTests",
            [
                "EventData", "Expressions", "Manifests", "EventSources", "Kafka", "Kubernetes", "LocalCluster",
                "LoopbackServers", "MockKafka", httpClient, logging, nioCore, nioPosix, nioSSL,
            ]
        ),
        tests(
            "TriggersTests",
            [
                "EventData", "Expressions", "Manifests", "SensorEngine", "Kubernetes", "LocalCluster", "Triggers",
                "Kafka", "MockKafka", "LoopbackServers", logging, nioSSL,
            ]
        ),
        tests(
            "GatewayTests",
            [
                "EventData", "Expressions", "Manifests", "SensorEngine", "Buses", "EventSources", "Kubernetes",
                "Operator",
                "Triggers", "Gateway", "LoopbackServers", logging, httpClient, nioCore,
            ]
        ),
        tests(
            "OperatorTests",
            ["EventData", "Manifests", "Kubernetes", "LocalCluster", "Operator", "LoopbackServers", logging]
        ),
        tests(
            "WorkflowRunnerTests",
            [
                "EventData", "Manifests", "Kubernetes", "LocalCluster", "LoopbackServers", "Workflows",
                "WorkflowRunner", httpClient, logging, subprocess,
            ]
        ),
        tests("GoldenTests", ["EventData", "Expressions", "Manifests", "SensorEngine"]),
        tests("DeployTests", ["EventData", "Manifests", "EventSources", subprocess]),
        .testTarget(name: "TidyTests", swiftSettings: settings),
        tests(
            "EndToEndTests",
            [
                "EventData", "BuiltGateway", "Calamity", "Kafka", "LoopbackServers", "MockKafka", "signalbox",
                httpClient,
                nioCore, nioHTTP1, nioSSL,
            ]
        ),
    ]
)

import ArgumentParser
import Gateway

/// Where a gateway keeps events and what follows from them.
struct BusOptions: ParsableArguments {
    private static let kafka = "kafka="

    @Option(
        help: .init(
            "embedded, in the data directory, or kafka=HOST:PORT,…, shared by several gateways; what an EventBus says by default.",
            valueName: "bus"
        )
    )
    var bus: String?
    @Option(help: .init("The topic of a Kafka bus; the names of its other topics begin with it.", valueName: "name"))
    var busTopic = "signalbox"
    @Option(help: .init("Into how many shards a new Kafka bus divides its sensors.", valueName: "count"))
    var busShards = BusChoice.usualShards
    @Option(
        help: .init(
            "How long a gateway of a Kafka bus may be silent before the others take its shards; brokers usually allow 6 and more.",
            valueName: "seconds"
        )
    )
    var busSession = BusChoice.usualSessionSeconds

    @Flag(
        name: .customLong("bus-tls"),
        help: "Talk TLS to the brokers of the bus; without --bus-tls-ca, the system's authorities are trusted."
    )
    var busTLS = false
    @Option(
        name: .customLong("bus-tls-ca"),
        help: .init("The authority of the brokers' certificates, PEM; talks TLS.", valueName: "file")
    )
    var busTLSCA: String?
    @Option(
        name: .customLong("bus-tls-cert"),
        help: .init("A certificate to show to the brokers, PEM; talks TLS.", valueName: "file")
    )
    var busTLSCert: String?
    @Option(name: .customLong("bus-tls-key"), help: .init("The certificate's key, PEM.", valueName: "file"))
    var busTLSKey: String?
    @Option(
        name: .customLong("bus-sasl"),
        help: .init("PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512.", valueName: "mechanism")
    ) var busSASL: String?
    @Option(
        name: .customLong("bus-sasl-user"),
        help: .init("Who the brokers of the bus are told to be talking to.", valueName: "name")
    )
    var busSASLUser: String?
    @Option(name: .customLong("bus-sasl-password-file"), help: .init("Holds the user's password.", valueName: "file"))
    var busSASLPasswordFile: String?

    func validate() throws { _ = try choice() }

    func choice() throws -> BusChoice? {
        let security = try security()
        guard let bus, bus != "embedded" else {
            guard security == BusSecurity() else {
                throw ValidationError("--bus-tls… and --bus-sasl… are for a Kafka bus; write --bus kafka=HOST:PORT too")
            }
            return bus.map { _ in .embedded }
        }
        guard bus.hasPrefix(Self.kafka), bus.count > Self.kafka.count else {
            throw ValidationError("--bus is '\(bus)'; write --bus embedded or --bus kafka=HOST:PORT")
        }
        guard busShards > 0 else { throw ValidationError("--bus-shards is \(busShards); write at least 1") }
        guard BusChoice.sessionSeconds.contains(busSession) else {
            throw ValidationError("--bus-session is \(busSession); write seconds from 1 to 300")
        }
        return .kafka(
            .init(
                brokers: String(bus.dropFirst(Self.kafka.count)),
                topic: busTopic,
                shards: busShards,
                sessionSeconds: busSession,
                security: security
            )
        )
    }

    private func security() throws -> BusSecurity {
        var security = BusSecurity()
        if (busTLSCert == nil) != (busTLSKey == nil) {
            throw ValidationError("--bus-tls-cert and --bus-tls-key belong together; write both")
        }
        if busTLS || busTLSCA != nil || busTLSCert != nil {
            security.tls = BusSecurity.TLS(
                authority: busTLSCA.map { .file($0) },
                certificate: busTLSCert.map { .file($0) },
                key: busTLSKey.map { .file($0) }
            )
        }
        guard busSASL != nil || busSASLUser != nil || busSASLPasswordFile != nil else { return security }
        guard let user = busSASLUser, let file = busSASLPasswordFile else {
            throw ValidationError("--bus-sasl-user and --bus-sasl-password-file belong together; write both")
        }
        let mechanism = busSASL ?? "PLAIN"
        guard ["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"].contains(mechanism) else {
            throw ValidationError("--bus-sasl is '\(mechanism)'; write PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512")
        }
        security.sasl = BusSecurity.SASL(mechanism: mechanism, user: .plain(user), password: .file(file))
        return security
    }
}

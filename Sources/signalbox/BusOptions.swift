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

    func validate() throws { _ = try choice() }

    func choice() throws -> BusChoice? {
        guard let bus else { return nil }
        if bus == "embedded" { return .embedded }
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
                sessionSeconds: busSession
            )
        )
    }
}

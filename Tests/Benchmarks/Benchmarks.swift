import Foundation

/// `bench [smoke] [json|engine|bus|replay|gateway|verification|crowd|latency|recovery|delivery|memory|operator|workflows|watching|console|kafka …]`: prints a line
/// `bench NAME: …` for each workload.
///
/// `recovery`, `crowd`, `operator`, `workflows` and `memory`, which take minutes, `delivery`, which needs `wrk` and `nginx`, `console`, which needs `wrk` and
/// `chromium`, and `kafka`, which needs
/// `kcat`, run only when asked for.
/// Only a release build gives figures that mean anything. `smoke` takes seconds and fails on crashes and absurdities.
@main
struct Benchmarks {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        let isSmoke = arguments.contains("smoke")
        let chosen = arguments.filter { $0 != "smoke" }
        func runs(_ name: String) -> Bool { chosen.isEmpty || chosen.contains(name) }
        let effort = isSmoke ? Measurement.Effort.smoke : .full
        #if DEBUG
            print("bench: a debug build, whose figures say nothing about speed")
        #endif
        if runs("json") { try JSONWorkloads.run(effort) }
        if runs("engine") { try EngineWorkloads.run(effort) }
        if runs("bus") { try await BusWorkloads.run(smoke: isSmoke) }
        if runs("replay") { try await ReplayWorkloads.run(smoke: isSmoke) }
        if runs("watching") { try await WatchingWorkloads.run(smoke: isSmoke) }
        if runs("latency") { try await LatencyWorkloads.run(smoke: isSmoke) }
        if isSmoke && chosen.isEmpty || chosen.contains("recovery") { try await RecoveryWorkloads.run(smoke: isSmoke) }
        if chosen.contains("memory") { try await MemoryWorkloads.run(smoke: isSmoke) }
        if isSmoke && chosen.isEmpty || chosen.contains("operator") { try await OperatorWorkloads.run(smoke: isSmoke) }
        if isSmoke && chosen.isEmpty || chosen.contains("workflows") { try await WorkflowWorkloads.run(smoke: isSmoke) }
        if chosen.contains("kafka") { try await KafkaWorkloads.run(smoke: isSmoke) }
        if chosen.contains("delivery") { try await DeliveryWorkloads.run(smoke: isSmoke) }
        if chosen.contains("console") { try await ConsoleWorkloads.run(smoke: isSmoke) }
        if runs("gateway") { try await GatewayWorkloads.run(smoke: isSmoke) }
        if runs("verification") { try await VerificationWorkloads.run(smoke: isSmoke) }
        if chosen.contains("crowd") { try await CrowdWorkloads.run(smoke: isSmoke) }
    }
}

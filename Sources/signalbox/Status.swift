import ArgumentParser
import EventData

struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show whether each event source works, and what was counted, such as missed ticks.",
        discussion: "Exit code 1 when something does not work."
    )
    @OptionGroup var admin: AdminOptions
    @Option(name: .shortAndLong, help: "For programs.") var output: ObjectFormat?

    func run() async throws {
        let client = AdminClient(admin)
        let health = try await client.get("/readyz", acceptingFailure: true)
        let counters = try await client.get("/api/counters")
        let isReady = health["ready"]?.bool ?? false
        if let output {
            try output.print(["ready": .bool(isReady), "parts": health["parts"] ?? .null, "counters": counters])
        } else {
            let parts = (health["parts"]?.object?.members ?? []).map { [$0.name, $0.value.string ?? "-"] }
            Output.table(["PART", "STATUS"], parts)
            let counts = (counters.object?.members ?? []).map { [$0.name, $0.value.text] }
            if !counts.isEmpty {
                Output.line("")
                Output.table(["COUNTED", "NUMBER"], counts)
            }
        }
        guard isReady else { throw Failure("the gateway is not ready") }
    }
}

import ArgumentParser
import EventData

struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what works, what waits, what sensors decided so far, and what was counted.",
        discussion: "Exit code 1 when something does not work."
    )
    @OptionGroup var admin: AdminOptions
    @Option(name: .shortAndLong, help: "For programs.") var output: ObjectFormat?

    func run() async throws {
        let client = AdminClient(admin)
        let health = try await client.get("/readyz", acceptingFailure: true)
        let counters = try await client.get("/api/counters")
        let manifests = try await client.get("/api/manifests")
        let waiting = try await client.get("/api/waiting")
        let quotas = try await client.get("/api/quotas")
        let verdicts = try await client.get("/api/verdicts")
        let hooks = try await client.get("/api/hooks")
        let shards = try await client.get("/api/shards")
        let isReady = health["ready"]?.bool ?? false
        if let output {
            try output.print(
                [
                    "ready": .bool(isReady), "manifests": manifests,
                    "parts": health["parts"] ?? .null, "counters": counters, "invocations": waiting,
                    "quotas": quotas, "verdicts": verdicts, "hooks": hooks, "shards": shards,
                ]
            )
        } else {
            let parts = (health["parts"]?.object?.members ?? []).map { [$0.name, $0.value.string ?? "-"] }
            Output.table(["PART", "STATUS"], parts)
            table(ofShards: shards)
            table(of: waiting)
            table(ofQuotas: quotas)
            table(ofHooks: hooks)
            table(ofVerdicts: verdicts)
            let counts = (counters.object?.members ?? []).map { [$0.name, $0.value.text] }
            if !counts.isEmpty {
                Output.line("")
                Output.table(["COUNTED", "NUMBER"], counts)
            }
            show(manifests)
        }
        guard isReady else { throw Failure("the gateway is not ready") }
    }

    /// Which manifests run, what the last edit cost, and whether a later one was refused.
    private func show(_ manifests: JSON) {
        let (number, since) = (manifests["generation"]?.integer ?? 0, manifests["since"]?.string ?? "")
        Output.line("\nmanifests: generation \(number) since \(since), by \(manifests["cause"]?.string ?? "")")
        for event in manifests["dropped"]?.array ?? [] {
            let (sequence, sensor) = (event["sequence"]?.integer ?? 0, event["sensor"]?.string ?? "")
            Output.line("dropped: held event \(sequence) of sensor \(sensor): \(event["reason"]?.string ?? "")")
        }
        let more = (manifests["droppedCount"]?.integer ?? 0) - (manifests["dropped"]?.array?.count ?? 0)
        if more > 0 { Output.line("dropped: and \(more) more") }
        guard let refused = manifests["refused"], let message = refused["message"]?.string else { return }
        let (cause, time) = (refused["cause"]?.string ?? "", refused["at"]?.string ?? "")
        Output.line("refused: the edit by \(cause) of \(time): \(message); what ran before goes on running")
        for problem in refused["problems"]?.array ?? [] { Output.line(problem.string ?? "") }
    }

    /// What invocations wait for, and which namespaces are asked less often; nothing where nothing waits.
    private func table(of waiting: JSON) {
        let waits = (waiting["waiting"]?.object?.members ?? []).filter { $0.value.integer != 0 }
        if !waits.isEmpty {
            Output.line("")
            Output.table(["WAITS FOR", "INVOCATIONS"], waits.map { [$0.name, $0.value.text] })
        }
        let slowed = waiting["slowed"]?.array ?? []
        if !slowed.isEmpty {
            Output.line("")
            Output.table(
                ["SLOWED NAMESPACE", "ATTEMPTS AT ONCE", "BECAUSE"],
                slowed.map {
                    [$0["namespace"]?.string ?? "-", $0["attemptsAtOnce"]?.text ?? "-", $0["reason"]?.string ?? ""]
                }
            )
        }
    }
}

import BuiltGateway
import EventData
import Foundation
import LoopbackServers
import Support

/// The built binary under fire: producers, kills, a full disk, a cluster that fails, and edits, all at once; then peace,
/// and the books are compared.
package struct Ordeal {
    package typealias Progress = @Sendable (String) -> Void

    let plan: Plan
    let gateway: GatewayProcess
    let cluster: FaultyCluster
    let answers: Answers
    let load: Load
    let tally: Tally
    let findings: Findings
    let progress: Progress
    let start = ContinuousClock.now
    var disk: DiskSpace
    var texts = SensorTexts()
    var chance: SeededGenerator
    var lives = 0
    var edits = 0
    /// When the disk filled up.
    var refusalsBefore = 0
    var longestStart = Duration.zero

    /// Runs it whole, and says what came of it.
    package static func run(_ plan: Plan, progress: @escaping Progress) async throws -> Verdict {
        let (tally, findings) = (Tally(), Findings())
        let cluster = FaultyCluster(seed: plan.seed, tally: tally, findings: findings)
        let answer: ScriptedServer.Script = { request, _ in cluster.answer(request) }
        return try await ScriptedServer.serving(remembers: false, script: answer) { server in
            let gateway = try GatewayProcess(manifests: SensorTexts().files)
            let kubeconfig = Self.kubeconfig(server: server.url)
            try kubeconfig.write(to: gateway.kubeconfig, atomically: true, encoding: .utf8)
            let disk = try DiskSpace(at: gateway.dataDirectory)
            // The directory is removed with the gateway, and nothing may be mounted in it then.
            defer { withExtendedLifetime(gateway) { disk.unmount() } }
            var ordeal = Ordeal(plan, gateway, cluster, disk: disk, (tally, findings), progress: progress)
            do { return try await ordeal.run() } catch {
                gateway.kill()
                throw OrdealError("\(error)\nthe gateway's log ends with:\n\(gateway.logText.suffix(2_000))")
            }
        }
    }

    private init(
        _ plan: Plan,
        _ gateway: GatewayProcess,
        _ cluster: FaultyCluster,
        disk: DiskSpace,
        _ books: (tally: Tally, findings: Findings),
        progress: @escaping Progress
    ) {
        self.plan = plan
        self.gateway = gateway
        self.cluster = cluster
        self.disk = disk
        self.progress = progress
        (tally, findings) = books
        answers = Answers(count: plan.allEvents)
        chance = SeededGenerator(seed: plan.seed)
        load = Load(
            plan: plan,
            url: gateway.webhook,
            answers: answers,
            tally: tally,
            findings: findings,
            made: { cluster.count }
        )
        gateway.wrapper = disk.wrapper
        // A line for each of a hundred thousand successes would only fill the disk.
        gateway.environment = ["LOG_LEVEL": "warning"]
    }

    private mutating func run() async throws -> Verdict {
        // All sensors are known before the first event, so that each is owed all.
        try await gateway.start(Self.options(gateway))
        gateway.kill()
        let (load, cluster, plan) = (load, cluster, plan)
        let work = Task { await load.run() }
        let weather = Task { await cluster.changeWeather(of: plan) }
        defer {
            work.cancel()
            weather.cancel()
        }
        while !load.isOver { try await live() }
        weather.cancel()
        await weather.value
        let fire = start.duration(to: .now)
        try await makePeace()
        await work.value
        await load.finish()
        try await drain()
        let verdict = verdict(fire: fire, try await settle())
        if !verdict.isGood { progress("the gateway's log: \(try keepLog())") }
        return verdict
    }

    /// Of a run that went wrong; where it is.
    private func keepLog() throws -> String {
        let kept = FileManager.default.temporaryDirectory.appending(path: "signalbox-chaos-\(plan.seed).log")
        try Data(gateway.logText.utf8).write(to: kept)
        return kept.path
    }

    static func options(_ gateway: GatewayProcess) -> [String] {
        ["--cluster", "kubeconfig", "--kubeconfig", gateway.kubeconfig.path]
    }

    static func kubeconfig(server: String) -> String {
        """
        apiVersion: v1
        kind: Config
        current-context: faulty
        contexts: [{name: faulty, context: {cluster: faulty, user: nobody}}]
        clusters: [{name: faulty, cluster: {server: "\(server)"}}]
        users: [{name: nobody, user: {}}]
        """
    }

    /// How far it is, in one line.
    func report(_ what: String) {
        let facts = "\(answers.acknowledged) acknowledged, \(cluster.count) objects, \(tally.count("kills")) kills"
        progress("\(start.duration(to: .now).components.seconds) s: \(what): \(facts)")
    }
}

extension GatewayProcess {
    var kubeconfig: URL { directory.appending(path: "kubeconfig") }
}

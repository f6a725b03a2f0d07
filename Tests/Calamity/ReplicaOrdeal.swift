import BuiltGateway
import Foundation
import LoopbackServers
import MockKafka
import Support

/// Several built gateways on one bus in Kafka: producers send pairs of events to all of them while one after the other is
/// killed; then one is killed for good, and the books are compared.
package struct ReplicaOrdeal: Sendable {
    package typealias Progress = @Sendable (String) -> Void

    let plan: ReplicaPlan
    let cluster: FaultyCluster
    let replicas: [Replica]
    let queue = EventQueue()
    let tally: Tally
    let findings: Findings
    let progress: Progress
    let start = ContinuousClock.now

    /// Runs it whole, and says what came of it; on the brokers in `KAFKA_BOOTSTRAP`, else on a mock cluster.
    package static func run(_ plan: ReplicaPlan, progress: @escaping Progress) async throws -> Verdict {
        let (tally, findings) = (Tally(), Findings())
        let cluster = FaultyCluster(seed: plan.seed, tally: tally, findings: findings)
        let kafka = try KafkaUnderTest()
        let topic = "bus-\(UUID().uuidString.lowercased())"
        for (name, count) in [(topic, plan.partitions), ("\(topic)-shards", plan.partitions), ("\(topic)-notes", 1)] {
            // Only the mock needs it: a gateway makes them itself.
            try kafka.mock?.createTopic(name, partitions: count)
        }
        let answer: ScriptedServer.Script = { request, _ in cluster.answer(request) }
        return try await ScriptedServer.serving(remembers: false, script: answer) { server in
            let replicas = try (0..<plan.gateways).map { _ in
                try Replica(
                    plan,
                    brokers: kafka.bootstrap,
                    isMock: kafka.mock != nil,
                    topic: topic,
                    cluster: server.url
                )
            }
            // The program may exit before they are let go.
            defer { for replica in replicas { replica.kill() } }
            for replica in replicas { try await replica.start() }
            let ordeal = ReplicaOrdeal(
                plan: plan,
                cluster: cluster,
                replicas: replicas,
                tally: tally,
                findings: findings,
                progress: progress
            )
            return try await ordeal.run()
        }
    }

    private func run() async throws -> Verdict {
        try await withThrowingTaskGroup { group in
            group.addTask { try await kill() }
            await withTaskGroup { producers in
                for producer in 0..<plan.producers { producers.addTask { await produce(as: producer) } }
            }
            try await group.waitForAll()
        }
        report("everything is sent")
        let fire = start.duration(to: .now)
        try await drain(until: plan.pairs)
        let takeover = try await takeOver()
        return verdict(fire: fire, takeover: takeover)
    }

    /// Kills one after the other, whether the one before is back or not, as long as another one is left.
    private func kill() async throws {
        var (round, chance) = (0, SeededGenerator(seed: plan.seed))
        try await withThrowingTaskGroup { group in
            while !queue.isEnded, round < plan.mostKills ?? .max {
                await rest(.milliseconds(plan.killInterval))
                let running = replicas.filter(\.isRunning)
                guard running.count > 1, let replica = running.randomElement(using: &chance) else { continue }
                replica.kill()
                group.addTask { try await replica.start() }
                tally.add("kills")
                round += 1
                if round % 10 == 0 { report("kill \(round)") }
            }
            try await group.waitForAll()
        }
    }

    // MARK: Producers

    private func produce(as producer: Int) async {
        var chance = SeededGenerator(seed: plan.seed &+ UInt64(producer) &+ 1)
        while let pair = queue.next(below: plan.pairs) {
            while pair - cluster.count > plan.backlog { await rest(.milliseconds(20)) }
            for side in ["a", "b"].shuffled(using: &chance) { await send(side, of: pair, &chance) }
        }
    }

    /// Until one of the gateways has acknowledged it, always under the same identity.
    func send(_ side: String, of pair: Int, _ chance: inout SeededGenerator) async {
        while !Task.isCancelled {
            guard let replica = replicas.filter(\.isRunning).randomElement(using: &chance) else {
                await rest(.milliseconds(20))
                continue
            }
            do {
                let answer = try await post(
                    "\(replica.webhook)/\(side)\(pair % plan.sensors)",
                    JoinTexts.body(side, ofPair: pair),
                    headers: ["Idempotency-Key": "\(side)-\(pair)"],
                    client: .impatient
                )
                if answer.status == 200 { return tally.add("events acknowledged") }
                tally.add("events refused (\(answer.status))")
            } catch {
                tally.add("events sent again after no answer")
            }
            await rest(.milliseconds(20))
        }
    }

    // MARK: The end

    /// Waits for so many objects; that nothing happens for a while ends the wait too, and the books say what is missing.
    func drain(until count: Int) async throws {
        var (last, since) = (-1, ContinuousClock.now)
        while cluster.count < count {
            if cluster.count != last { (last, since) = (cluster.count, .now) }
            guard ContinuousClock.now - since < plan.patience else {
                return findings.add("no progress for \(plan.patience), and \(count - cluster.count) pairs are missing")
            }
            await rest(.milliseconds(20))
        }
    }

    func report(_ what: String) {
        let seconds = start.duration(to: .now).components.seconds
        progress("\(seconds) s: \(what): \(tally.count("events acknowledged")) acknowledged, \(cluster.count) objects")
    }
}

import BuiltGateway
import Buses
import EventData
import Foundation
import Logging

// When the faults have ended.
extension Ordeal {
    /// Longest time in which nothing happens although invocations are pending: longer than any wait between attempts.
    private static let patience = Duration.seconds(330)
    /// The same while none is pending: sensors have nothing to wait for.
    private static let patienceWithSensors = Duration.seconds(10)

    /// Ends all faults, and starts the gateway for the last time.
    mutating func makePeace() async throws {
        cluster.set(.fair)
        try disk.free(under: nil)
        texts.isGuestHere = true
        try writeFiles()
        try await gateway.start(Self.options(gateway))
        report("the faults have ended")
    }

    /// Waits until all that is owed is there and nothing is left to do.
    ///
    /// No progress for a long while ends the wait too: the audit then says what is missing.
    func drain() async throws {
        let clock = ContinuousClock()
        var (last, lastProgress, lastReport) = (-1, clock.now, clock.now)
        while true {
            let pending = try await get("\(gateway.admin)/api/waiting").json["pending"]?.integer ?? -1
            if pending == 0, audit().missing.isEmpty { return }
            let patience = pending == 0 ? Self.patienceWithSensors : Self.patience
            guard clock.now - lastProgress < patience else {
                return findings.add("no progress for \(patience), and \(pending) invocations are pending")
            }
            if cluster.count != last { (last, lastProgress) = (cluster.count, clock.now) }
            if clock.now - lastReport > .seconds(5) {
                report("\(pending) invocations pending")
                lastReport = clock.now
            }
            await rest(.milliseconds(200))
        }
    }

    func audit() -> Audit { Audit(plan: plan, standings: answers.standings, objects: cluster.objects) }

    /// Stops the gateway and compares what its bus, its producers and the cluster say.
    func settle() async throws -> Audit {
        report("the books are compared")
        let end = gateway.interrupt()
        if end.status != 0 { findings.add("it ended with exit code \(end.status) after Ctrl-C") }
        var audit = audit()
        var quiet = Logger(label: "audit")
        quiet.logLevel = .critical
        let bus = try await SQLiteBus.open(directory: gateway.dataDirectory.path, logger: quiet)
        do { try await audit.read(bus) } catch {
            await bus.close()
            throw error
        }
        await bus.close()
        for finding in audit.findings { findings.add(finding) }
        return audit
    }
}

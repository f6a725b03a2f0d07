import EventData
package import Manifests
import SensorEngine

/// Compares what came of a test with what it expects.
struct SensorTestVerdict {
    private let test: SensorTest
    private let run: SensorTestRun
    private let file: SensorTestFile
    private let updatesGolden: Bool
    private(set) var failures: [SensorTestFailure] = []

    init(_ test: SensorTest, _ run: SensorTestRun, of file: SensorTestFile, updatesGolden: Bool) throws(StartRefusal) {
        self.test = test
        self.run = run
        self.file = file
        self.updatesGolden = updatesGolden
        if let fires = test.fires { try compare(fires) }
        for outcome in test.outcomes { compare(outcome) }
        if let holds = test.holds, holds.sorted() != run.held.sorted() {
            fail(at: test.place, "held at the end: \(names(run.held)); expected: \(names(holds))")
        }
    }

    private mutating func compare(_ fires: [ExpectedFiring]) throws(StartRefusal) {
        guard fires.count == run.firings.count else {
            let fired = names(
                run.firings.map { "\($0.invocation.trigger)\($0.deadLetter.map { " (a dead letter: \($0))" } ?? "")" }
            )
            let why = run.firings.isEmpty ? reasons : ""
            return fail(at: test.place, "fired: \(fired); expected \(counted(fires.count, "firing"))\(why)")
        }
        for (expected, firing) in zip(fires, run.firings) { try compare(expected, firing) }
    }

    /// Why nothing was fired.
    private var reasons: String {
        let reasons = run.outcomes.map { outcome in
            "\(outcome.dependency): \(outcome.verdict.rawValue)\(outcome.detail.isEmpty ? "" : ", \(outcome.detail)")"
        }
        return reasons.isEmpty ? "; no dependency waits for these events" : "; " + reasons.joined(separator: "; ")
    }

    private mutating func compare(_ expected: ExpectedFiring, _ firing: SensorTestRun.Firing) throws(StartRefusal) {
        let invocation = firing.invocation
        if let trigger = expected.trigger, trigger != invocation.trigger {
            fail(at: expected.place, "fired '\(invocation.trigger)', expected '\(trigger)'")
        }
        switch (expected.deadLetter, firing.deadLetter) {
        case (nil, let reason?): fail(at: expected.place, "it is a dead letter: \(reason)")
        case (let wanted?, nil): fail(at: expected.place, "it is no dead letter, expected one: \(wanted)")
        case (let wanted?, let reason?) where !reason.contains(wanted):
            fail(at: expected.place, "it is a dead letter: \(reason); expected: \(wanted)")
        default: break
        }
        let ids = invocation.events.map(\.id)
        if let events = expected.events, events != ids {
            fail(at: expected.place, "its events are \(names(ids)), expected \(names(events))")
        }
        if let object = expected.object { compare(object, firing.rendered, isWhole: false) }
        if let whole = expected.whole { compare(whole, firing.rendered, isWhole: true) }
        if let golden = expected.golden { try compare(golden, firing.rendered, at: expected.place) }
    }

    private mutating func compare(_ node: ManifestNode, _ rendered: JSON, isWhole: Bool) {
        for difference in ExpectedJSON.differences(of: rendered, from: node, isWhole: isWhole) {
            fail(at: difference.place, difference.text)
        }
    }

    private mutating func compare(_ golden: String, _ rendered: JSON, at place: Place) throws(StartRefusal) {
        let path = file.resolved(golden)
        if updatesGolden {
            do { return try ManifestFiles.write(try rendered.yamlText(), to: path) } catch let error as StartRefusal {
                throw error
            } catch { throw StartRefusal("\(path) cannot be written: \(error)") }
        }
        let problems = ManifestProblems()
        guard let node = manifestDocuments(of: try ManifestFiles.text(of: path), problems: problems).first else {
            return fail(at: place, "\(path) holds no object; write it with --update")
        }
        compare(node, rendered, isWhole: true)
    }

    private mutating func compare(_ expected: ExpectedOutcome) {
        let isThere = run.outcomes.contains { outcome in
            outcome.verdict.rawValue == expected.verdict
                && expected.event.map { $0 == run.ids[outcome.sequence] } ?? true
                && expected.dependency.map { $0 == outcome.dependency } ?? true
                && expected.trigger.map { $0 == outcome.trigger } ?? true
                && expected.detail.map { outcome.detail.contains($0) } ?? true
        }
        if !isThere { fail(at: expected.place, "there is no such outcome\(reasons)") }
    }

    private mutating func fail(at place: Place, _ text: String) {
        failures.append(SensorTestFailure(place: place, text: text))
    }

    private func names(_ names: [String]) -> String { names.isEmpty ? "nothing" : names.joined(separator: ", ") }

    private func counted(_ count: Int, _ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }
}

/// What was not as a test expects, and where it says so.
package struct SensorTestFailure: Sendable, Equatable {
    package let place: Place
    package let text: String
}

import EventData
import EventSources
import Manifests
import SensorEngine

/// What came of the steps of one test.
struct SensorTestRun: Sendable {
    struct Firing: Sendable {
        let invocation: Invocation
        /// Why it could not be rendered; nil where it could.
        let deadLetter: String?

        /// The object that is submitted; of triggers without one, the whole request.
        var rendered: JSON { invocation.request.at("source", "resource") ?? invocation.request }
    }

    static let verdicts = Outcome.Verdict.allCases.map(\.rawValue)
    /// Where time begins in tests that do not say it.
    private static let beginning = Timestamp(rfc3339: "2026-01-01T00:00:00Z") ?? Timestamp(seconds: 0)
    /// Random numbers of templates come out the same each time.
    static let secret = Array("signalbox test".utf8)

    private(set) var firings: [Firing] = []
    private(set) var outcomes: [Outcome] = []
    /// Ids by sequence.
    private(set) var ids: [Int64: String] = [:]
    private var engine: Engine
    private var now: Timestamp?
    private let file: SensorTestFile
    private let sources: [CheckedManifests.Source]
    /// Requests that were not answered as the test says.
    private(set) var failures: [SensorTestFailure] = []

    /// `engine` has decided nothing yet.
    init(_ engine: Engine, _ sources: [CheckedManifests.Source], of file: SensorTestFile) {
        self.engine = engine
        self.sources = sources
        self.file = file
    }

    /// The ids of what is held now.
    var held: [String] { engine.held.compactMap { ids[$0.sequence] } }

    mutating func take(_ step: SensorTestStep) async throws(StartRefusal) {
        if case .recorded(let name) = step.content {
            for event in try recorded(name) { receive(event, at: event.time) }
            return
        }
        let time: Timestamp =
            switch step.moment {
            case .at(let time): time
            case .after(let pause): now.map { $0 + pause } ?? Self.beginning
            }
        if case .request(let request) = step.content { return try await take(request, of: step, at: time) }
        guard case .event(let source, let name, let data, let payload) = step.content else {
            now = time
            return note(engine.advance(to: time))
        }
        let bytes = try payload.map { name throws(StartRefusal) in try ManifestFiles.bytes(of: file.resolved(name)) }
        let event = CloudEvent(
            id: step.id ?? "\(ids.count + 1)",
            source: source,
            subject: name,
            type: step.type,
            time: time,
            data: bytes ?? data?.bytes
        )
        receive(event, at: time)
    }

    private mutating func take(_ tested: TestedRequest, of step: SensorTestStep, at time: Timestamp)
        async throws(StartRefusal)
    {
        let request = try tested.request(of: file)
        guard let source = tested.source(among: sources, for: request) else {
            let names = sources.map { "\($0.name.name)/\($0.eventName)" }.joined(separator: ", ")
            let fix = names.isEmpty ? "name the EventSource's file in 'manifests'" : "they serve: \(names)"
            failures.append(
                SensorTestFailure(place: step.place, text: "no event source serves \(request.path); \(fix)")
            )
            return
        }
        let secrets = file.secrets
        let trial = RequestTrial(source: source, secret: Self.secret) { selector, _ in
            guard let value = secrets[selector] else { throw MissingSecret(selector: selector) }
            return Array(value.utf8)
        }
        guard let result = await trial.result(of: request, at: time) else { return }
        if result.response.status != tested.answer {
            let body = result.response.body
            let said = body.split(separator: "\n").joined(separator: " ")
            let why = ([said] + result.problems).joined(separator: "; ")
            let text = "the request is answered \(result.response.status) (\(why)), expected \(tested.answer)"
            failures.append(SensorTestFailure(place: step.place, text: text))
        }
        now = time
        // One that becomes several events cannot give its name to all of them.
        let named = result.emissions.count == 1 ? step.id : nil
        for (emission, filter) in result.emissions where filter == .passes {
            let event = CloudEvent(
                id: named ?? emission.identity ?? "\(ids.count + 1)",
                source: source.name.name,
                subject: source.eventName,
                type: emission.type,
                time: time,
                data: emission.payload,
                producer: emission.producer
            )
            receive(event, at: time)
        }
    }

    private mutating func receive(_ event: CloudEvent, at time: Timestamp) {
        let sequence = Int64(ids.count + 1)
        ids[sequence] = event.id
        now = time
        note(engine.receive(event, sequence: sequence, at: time))
    }

    private mutating func note(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .fire(let invocation): firings.append(Firing(invocation: invocation, deadLetter: nil))
            case .bury(let invocation, let reason): firings.append(Firing(invocation: invocation, deadLetter: reason))
            case .record(let outcome): outcomes.append(outcome)
            case .hold, .release, .standBy: break
            }
        }
    }

    /// One event on each line.
    private func recorded(_ name: String) throws(StartRefusal) -> [CloudEvent] {
        let path = file.resolved(name)
        var events: [CloudEvent] = []
        for (index, line) in try ManifestFiles.bytes(of: path).split(separator: UInt8(ascii: "\n")).enumerated() {
            do { events.append(try CloudEvent(structuredJSON: Array(line))) } catch {
                throw StartRefusal("\(path):\(index + 1): \(error); write it with 'signalbox events export'")
            }
        }
        return events
    }
}

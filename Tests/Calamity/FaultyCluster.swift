import EventData
import LoopbackServers
import Support
import Synchronization

/// A cluster that fails in all the ways of `Weather`, and keeps the truth about what it was made to create.
final class FaultyCluster: Sendable {
    private struct State {
        var weather = Weather.fair
        /// Since the weather has changed.
        var requests = 0
        var chance: SeededGenerator
        var objects: [String: Made] = [:]
    }

    private let state: Mutex<State>
    private let tally: Tally
    private let findings: Findings

    init(seed: UInt64, tally: Tally, findings: Findings) {
        state = Mutex(State(chance: SeededGenerator(seed: seed)))
        self.tally = tally
        self.findings = findings
    }

    func set(_ weather: Weather) {
        state.withLock { state in
            state.weather = weather
            state.requests = 0
        }
    }

    /// By their paths.
    var objects: [String: Made] { state.withLock { $0.objects } }

    var count: Int { state.withLock { $0.objects.count } }

    /// The answer for a `ScriptedServer`.
    func answer(_ request: Received) -> [Step] {
        let fate = state.withLock { state in
            state.requests += 1
            return state.weather.fate(ofRequest: state.requests - 1, &state.chance)
        }
        tally.add("requests to the cluster \(fate.name)")
        switch fate {
        case .served: return [serve(request)]
        case .tooMany(let isNamed):
            let headers = isNamed ? ["Retry-After": "1"] : [:]
            return [FakeCluster.refuse(429, "TooManyRequests", "too many requests", headers: headers)]
        case .quota:
            return [FakeCluster.refuse(403, "Forbidden", "exceeded quota: small, requested: count=1")]
        case .failed(let afterwards):
            if afterwards { _ = serve(request) }
            return [FakeCluster.refuse(500, "InternalError", "etcdserver: request timed out")]
        case .dropped(let afterwards):
            if afterwards { _ = serve(request) }
            return [.close]
        case .hung(let wait):
            _ = serve(request)
            return [.later(wait) { [.close] }]
        case .late(let wait): return [.later(wait) { [self] in [serve(request)] }]
        }
    }

    /// What a faultless cluster would do.
    private func serve(_ request: Received) -> Step {
        if let resources = FakeCluster.discovery[request.path] { return .answer(200, body: resources.text) }
        switch request.method {
        case "POST": return create(request)
        case "GET":
            guard let made = state.withLock({ $0.objects[request.path] }) else {
                return FakeCluster.refuse(404, "NotFound", "no such object")
            }
            // A hundred thousand objects are not kept whole; the label is what the gateway asks for.
            let labels: JSON = [Self.label: .string(made.invocation)]
            let object: JSON = ["metadata": ["labels": labels]]
            return .answer(200, body: object.text)
        default: return FakeCluster.refuse(405, "MethodNotAllowed", "not here")
        }
    }

    private func create(_ request: Received) -> Step {
        guard let object = try? JSON(parsing: request.body), let name = object.at("metadata", "name")?.string,
            let labels = object.at("metadata", "labels"), let invocation = labels[Self.label]?.string,
            let sensor = labels["events.argoproj.io/sensor"]?.string, let subject = labels["subject"]?.string
        else {
            findings.add("the cluster was sent something unexpected: \(request.bodyText)")
            return FakeCluster.refuse(400, "BadRequest", "no object that this cluster knows")
        }
        let made = Made(invocation: invocation, debt: Debt(sensor: sensor, subject: subject))
        let path = "\(request.path)/\(name)"
        let isNew = state.withLock { state in
            guard state.objects[path] == nil else { return false }
            state.objects[path] = made
            return true
        }
        if isNew { return .answer(201, body: request.bodyText) }
        tally.add("creations found done before (409)")
        return FakeCluster.refuse(409, "AlreadyExists", "\(name) already exists")
    }

    private static let label = "signalbox.io/invocation"
}

extension FaultyCluster {
    /// In milliseconds; a short run meets everything, too.
    private static let firstCalm = 200...700

    /// Changes the weather until cancelled: every second spell is fair, and all harms come in turn, the first time soon.
    func changeWeather(of plan: Plan) async {
        var chance = SeededGenerator(seed: ~plan.seed)
        var calm = Self.firstCalm
        while !Task.isCancelled {
            for harm in Weather.harms.shuffled(using: &chance) {
                for (weather, length) in [(Weather.fair, calm), (harm, plan.spell)] where !Task.isCancelled {
                    set(weather)
                    await rest(chance.milliseconds(length))
                }
            }
            calm = plan.calm
        }
    }
}

/// What is remembered of an object.
package struct Made: Sendable, Equatable {
    /// Its label.
    package let invocation: String
    package let debt: Debt

    package init(invocation: String, debt: Debt) {
        self.invocation = invocation
        self.debt = debt
    }
}

package import EventData

/// How fast the cluster may be asked, for each namespace: more with every success, half at each sign of pressure.
package struct Pace: Sendable {
    /// Attempts under way at once in a namespace that shows no pressure.
    package static let maximumRunning = 32

    fileprivate struct Flow {
        var allowed = Double(Pace.maximumRunning)
        var running = 0
        var restsUntil: Timestamp?
        var reason = ""
    }

    private var flows: [String: Flow] = [:]

    package init() {}

    /// Namespaces in which nothing more may start now.
    package func resting(at now: Timestamp) -> Set<String> {
        Set(flows.filter { !$0.value.hasRoom(at: now) }.keys)
    }

    /// Whether one more attempt may start; if so it counts as under way.
    package mutating func start(in namespace: String, at now: Timestamp) -> Bool {
        guard flows[namespace, default: Flow()].hasRoom(at: now) else { return false }
        flows[namespace, default: Flow()].running += 1
        return true
    }

    /// The attempt was not started after all.
    package mutating func giveBack(in namespace: String) {
        guard var flow = flows[namespace] else { return }
        flow.running = max(0, flow.running - 1)
        flows[namespace] = flow
    }

    /// When the first rest ends; nil when nobody rests.
    package func nextEnd(after now: Timestamp) -> Timestamp? {
        flows.values.compactMap(\.restsUntil).filter { $0 > now }.min()
    }

    /// An attempt ended; `pressure` says why it was refused and when it may be tried again.
    package mutating func end(in namespace: String, pressure: (reason: String, until: Timestamp)?) {
        var flow = flows[namespace, default: Flow()]
        flow.running = max(0, flow.running - 1)
        if let pressure {
            flow.allowed = max(1, flow.allowed / 2)
            flow.restsUntil = max(flow.restsUntil ?? pressure.until, pressure.until)
            flow.reason = pressure.reason
        } else {
            flow.allowed = min(Double(Self.maximumRunning), flow.allowed + 1 / flow.allowed)
        }
        let isCalm = flow.allowed >= Double(Self.maximumRunning) && flow.running == 0
        flows[namespace] = isCalm ? nil : flow
    }

    /// What is slowed down: namespace, attempts that may be under way, and why.
    package var slowed: [(namespace: String, allowed: Int, reason: String)] {
        flows.filter { $0.value.allowed < Double(Self.maximumRunning) }
            .sorted { $0.key < $1.key }
            .map { ($0.key, Int($0.value.allowed), $0.value.reason) }
    }
}

extension Pace.Flow {
    fileprivate func hasRoom(at now: Timestamp) -> Bool {
        if let restsUntil, restsUntil > now { return false }
        return running < Int(allowed)
    }
}

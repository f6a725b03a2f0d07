import EventData
import Gateway
import Kubernetes
import Synchronization

/// A cluster that creates and gets objects, and fails in every way that a request can fail.
final class SimulatedCluster: Sendable {
    /// What becomes of one request.
    enum Fate: String, CaseIterable {
        case answered
        case tooMany, refusedConnection, forbidden
        case lostBefore, lostAfter, brokenBefore, brokenAfter
        /// The connection is lost, and the request arrives after all, much later.
        case late
        case hangsBefore, hangsAfter
    }

    struct Object: Equatable {
        let path: String
        /// The invocation that its label names.
        let invocation: String
    }

    fileprivate struct State {
        var objects: [String: JSON] = [:]
        /// By path.
        var made: [String: Made] = [:]
        var order: [Object] = []
        /// Invocations that have come to their end although what they asked for may still be made, or runs.
        var abandoned: Set<String> = []
        var overcrowded: [String] = []
        var underWay: [Exchange.Request] = []
        var mood: [(weight: Int, value: Fate)] = [(1, .answered)]
    }

    /// The invocation's label on what a trigger makes.
    private static let label = "signalbox.io/invocation"

    private let state = Mutex(State())
    let dice: Dice
    private let stalls: Signal
    let time: SimulatedTime
    private let trace: Trace
    /// The planted bug: names are random, as if `generateName` were left to the server.
    private let renames: Bool

    init(_ dice: Dice, _ time: SimulatedTime, stalls: Signal, trace: Trace, renames: Bool) {
        self.dice = dice
        self.time = time
        self.stalls = stalls
        self.trace = trace
        self.renames = renames
    }

    var objects: [Object] { state.withLock { $0.order } }
    /// Rooms in which more than one Workflow ran at a moment.
    var overcrowded: [String] { state.withLock { $0.overcrowded } }
    var requestsUnderWay: Int { state.withLock { $0.underWay.count } }

    /// The gateway has given the invocation up, and may not know what it has made.
    func abandon(_ invocation: String) {
        state.withLock { state in
            state.abandoned.insert(invocation)
            for path in state.made.keys where state.made[path]?.object.invocation == invocation {
                state.made[path]?.isStray = true
            }
        }
    }

    /// How often each fate is met from now on.
    func setMood(_ mood: [(weight: Int, value: Fate)]) { state.withLock { $0.mood = mood } }

    var exchange: Exchange { Exchange { [self] request in await reply(to: request) } }

    /// One request that was thought lost arrives.
    func receiveLateRequest() {
        let request = state.withLock { state -> Exchange.Request? in
            state.underWay.isEmpty ? nil : state.underWay.remove(at: dice.below(state.underWay.count))
        }
        guard let request else { return }
        let reply = perform(request, isLate: true)
        trace.note("late \(request.method) arrives: \(reply.status)")
    }

    private func reply(to request: Exchange.Request) async -> Exchange.Reply {
        time.pass(.milliseconds(dice.within(1...40)))
        let fate = dice.weighted(state.withLock { $0.mood })
        var status: Int?
        switch fate {
        case .answered, .lostAfter, .brokenAfter, .hangsAfter:
            let answer = perform(request)
            status = answer.status
            if fate == .answered {
                trace.note("cluster \(request.method) \(fate): \(answer.status)")
                return .answer(status: answer.status, retryAfterSeconds: nil, body: answer.body)
            }
        case .late where request.method == "POST": state.withLock { $0.underWay.append(request) }
        default: break
        }
        trace.note("cluster \(request.method) \(fate)\(status.map { ": \($0)" } ?? "")")
        return await failure(fate, isCreate: request.method == "POST")
    }

    private func failure(_ fate: Fate, isCreate: Bool) async -> Exchange.Reply {
        switch fate {
        case .tooMany:
            return .answer(status: 429, retryAfterSeconds: dice.within(1...60), body: status(429, "TooManyRequests"))
        case .forbidden: return .answer(status: 403, retryAfterSeconds: nil, body: status(403, "Forbidden"))
        case .brokenBefore, .brokenAfter:
            return .answer(status: 500, retryAfterSeconds: nil, body: status(500, "InternalError"))
        case .hangsBefore, .hangsAfter:
            // Only what may be part of an attempt has a time limit outside the client.
            guard isCreate else {
                time.pass(.seconds(10))
                return .nothing(problem: "no answer in time", mayHaveArrived: true)
            }
            stalls.raise()
            await Signal().wait()
            return .nothing(problem: "the attempt was given up", mayHaveArrived: true)
        case .refusedConnection: return .nothing(problem: "connection refused", mayHaveArrived: false)
        case .answered, .lostBefore, .lostAfter, .late:
            return .nothing(problem: "the connection was lost", mayHaveArrived: true)
        }
    }

    private func status(_ code: Int, _ reason: String) -> [UInt8] {
        Array(#"{"kind":"Status","code":\#(code),"reason":"\#(reason)","message":"\#(reason), says the test"}"#.utf8)
    }
}

// MARK: What the requests mean

extension SimulatedCluster {
    private typealias Answer = (status: Int, body: [UInt8])

    private func perform(_ request: Exchange.Request, isLate: Bool = false) -> Answer {
        switch request.method {
        case "POST": create(request, isLate: isLate)
        case "PATCH": stop(request.target)
        default: request.target.split(separator: "/").count < 4 ? kinds : get(request.target)
        }
    }

    private var kinds: Answer {
        let text = """
            {"resources":[{"name":"workflows","kind":"Workflow","namespaced":true},
            {"name":"configmaps","kind":"ConfigMap","namespaced":true}]}
            """
        return (200, Array(text.utf8))
    }

    private func get(_ path: String) -> Answer {
        let found = state.withLock { state in
            state.objects[path].flatMap { json in state.made[path].map { ($0, json) } }
        }
        guard let (made, json) = found else { return (404, status(404, "NotFound")) }
        return (200, present(made, json).bytes)
    }

    /// A Workflow that is asked to end does so soon.
    private func stop(_ path: String) -> Answer {
        let end = time.uptime() + .seconds(dice.below(10))
        state.withLock { state in
            if let made = state.made[path] { state.made[path]?.end = min(made.end, end) }
        }
        return get(path)
    }

    private func create(_ request: Exchange.Request, isLate: Bool) -> Answer {
        guard let json = try? JSON(parsing: request.body), var name = json.at("metadata", "name")?.string else {
            return (400, status(400, "BadRequest"))
        }
        if renames { name += "-\(dice.bits())" }
        let invocation = json.at("metadata", "labels", Self.label)?.string ?? ""
        let path = "\(request.target)/\(name)"
        var made = made(Object(path: path, invocation: invocation), from: json, isStray: isLate)
        let now = time.uptime()
        let isNew = state.withLock { state in
            guard state.objects[path] == nil else { return false }
            if state.abandoned.contains(invocation) { made.isStray = true }
            if state.isCrowded(by: made, at: now) { state.overcrowded.append("\(made.trigger) \(made.room ?? "")") }
            state.objects[path] = json
            state.made[path] = made
            state.order.append(made.object)
            return true
        }
        return isNew ? (201, request.body) : (409, status(409, "AlreadyExists"))
    }
}

extension SimulatedCluster.State {
    /// Whether another Workflow of its room runs where only one may.
    fileprivate func isCrowded(by newcomer: SimulatedCluster.Made, at now: Duration) -> Bool {
        guard newcomer.room != nil, !newcomer.isStray else { return false }
        return made.values.contains { other in
            other.trigger == newcomer.trigger && other.room == newcomer.room && !other.isStray && other.end > now
        }
    }
}

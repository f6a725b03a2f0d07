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

    private struct State {
        var objects: [String: [UInt8]] = [:]
        var made: [Object] = []
        var underWay: [Exchange.Request] = []
        var mood: [(weight: Int, value: Fate)] = [(1, .answered)]
    }

    /// The invocation's label on what a trigger makes.
    private static let label = "signalbox.io/invocation"

    private let state = Mutex(State())
    private let dice: Dice
    private let stalls: Signal
    private let time: SimulatedTime
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

    var objects: [Object] { state.withLock { $0.made } }
    var requestsUnderWay: Int { state.withLock { $0.underWay.count } }

    /// How often each fate is met from now on.
    func setMood(_ mood: [(weight: Int, value: Fate)]) { state.withLock { $0.mood = mood } }

    var exchange: Exchange { Exchange { [self] request in await reply(to: request) } }

    /// One request that was thought lost arrives.
    func receiveLateRequest() {
        let request = state.withLock { state -> Exchange.Request? in
            state.underWay.isEmpty ? nil : state.underWay.remove(at: dice.below(state.underWay.count))
        }
        guard let request else { return }
        let reply = perform(request)
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
        return await failure(fate)
    }

    private func failure(_ fate: Fate) async -> Exchange.Reply {
        switch fate {
        case .tooMany:
            return .answer(status: 429, retryAfterSeconds: dice.within(1...60), body: status(429, "TooManyRequests"))
        case .forbidden: return .answer(status: 403, retryAfterSeconds: nil, body: status(403, "Forbidden"))
        case .brokenBefore, .brokenAfter:
            return .answer(status: 500, retryAfterSeconds: nil, body: status(500, "InternalError"))
        case .hangsBefore, .hangsAfter:
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

    private func perform(_ request: Exchange.Request) -> Answer {
        switch request.method {
        case "POST": create(request)
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
        guard let object = state.withLock({ $0.objects[path] }) else { return (404, status(404, "NotFound")) }
        return (200, object)
    }

    private func create(_ request: Exchange.Request) -> Answer {
        guard let object = try? JSON(parsing: request.body), var name = object.at("metadata", "name")?.string else {
            return (400, status(400, "BadRequest"))
        }
        if renames { name += "-\(dice.bits())" }
        let invocation = object.at("metadata", "labels", Self.label)?.string ?? ""
        let path = "\(request.target)/\(name)"
        let isNew = state.withLock { state in
            guard state.objects[path] == nil else { return false }
            state.objects[path] = request.body
            state.made.append(Object(path: path, invocation: invocation))
            return true
        }
        return isNew ? (201, request.body) : (409, status(409, "AlreadyExists"))
    }
}

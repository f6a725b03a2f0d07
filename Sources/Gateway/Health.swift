import EventData
import Synchronization

/// What works and what does not, part by part; behind `/readyz`.
final class Health: Sendable {
    private let problems = Mutex<[String: String?]>([:])
    private let isServingAll = Mutex(false)

    init() {}

    /// The part is not (or no longer) fine; nil says that it is.
    func set(_ part: String, problem: String?) {
        problems.withLock { $0[part] = .some(problem) }
    }

    /// The part is no more.
    func forget(_ part: String) {
        problems.withLock { _ = $0.removeValue(forKey: part) }
    }

    /// Everything that was asked for at the start runs or has said why not; from now on events are taken.
    func beginServing() { isServingAll.withLock { $0 = true } }

    /// Whether webhooks should come here.
    ///
    /// One source that fails must not send away what others wait for.
    var isServing: Bool { isServingAll.withLock { $0 } }

    /// Why the part is not fine; nil where it is, or where nobody knows of it.
    func problem(of part: String) -> String? { problems.withLock { $0[part] ?? nil } }

    struct Report: Sendable {
        let isReady: Bool
        let json: JSON
    }

    func report() async -> Report {
        let parts = problems.withLock { $0 }.sorted { $0.key < $1.key }
        let isReady = parts.allSatisfy { $0.value == nil }
        let members = parts.map { (name: $0.key, value: JSON.string($0.value ?? "ok")) }
        return Report(isReady: isReady, json: ["ready": .bool(isReady), "parts": .object(JSONObject(members))])
    }
}

import Synchronization

/// What has happened, counted by name, in the order of the first time.
final class Tally: Sendable {
    private let state = Mutex<(names: [String], counts: [String: Int])>(([], [:]))

    func add(_ name: String, _ count: Int = 1) {
        state.withLock { state in
            if state.counts[name] == nil { state.names.append(name) }
            state.counts[name, default: 0] += count
        }
    }

    func count(_ name: String) -> Int { state.withLock { $0.counts[name] ?? 0 } }

    var all: [(name: String, count: Int)] {
        state.withLock { state in state.names.map { ($0, state.counts[$0] ?? 0) } }
    }
}

/// What is wrong; the first few in words.
final class Findings: Sendable {
    /// One broken promise shows itself a thousand times.
    private static let maximumListed = 20

    private let state = Mutex<(listed: [String], count: Int)>(([], 0))

    func add(_ finding: String) {
        state.withLock { state in
            state.count += 1
            if state.listed.count < Self.maximumListed { state.listed.append(finding) }
        }
    }

    var all: (listed: [String], count: Int) { state.withLock { $0 } }
}

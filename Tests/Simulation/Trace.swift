import Synchronization

/// What happened, step by step; two runs of one seed leave the same.
package final class Trace: Sendable {
    private struct State {
        var digest: UInt64 = 0xCBF2_9CE4_8422_2325
        var count = 0
        var latest: [String] = []
    }

    /// Lines that a report shows: the way from the last crash, usually.
    private static let longest = 60
    private let state = Mutex(State())
    private let prints: Bool

    init(prints: Bool) { self.prints = prints }

    func note(_ line: @autoclosure () -> String) {
        let line = line()
        let number = state.withLock { state in
            for byte in line.utf8 { state.digest = (state.digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
            state.count += 1
            if state.latest.count == Self.longest { state.latest.removeFirst() }
            state.latest.append("\(state.count) \(line)")
            return state.count
        }
        if prints { print(number, line) }
    }

    /// FNV-1a over all lines.
    package var digest: UInt64 { state.withLock { $0.digest } }
    package var latest: [String] { state.withLock { $0.latest } }
}

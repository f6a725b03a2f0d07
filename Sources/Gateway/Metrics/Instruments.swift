import EventData
import Synchronization

/// Counts up, by one atomic addition.
final class Counter: Sendable {
    private let count = Atomic<Int>(0)

    var value: Int { count.load(ordering: .relaxed) }

    func add(_ amount: Int = 1) { count.wrappingAdd(amount, ordering: .relaxed) }
}

/// Says how things stand.
final class Gauge: Sendable {
    private let level: Atomic<Int>

    init(_ value: Int = 0) { level = Atomic(value) }

    var value: Int { level.load(ordering: .relaxed) }

    func add(_ amount: Int) { level.wrappingAdd(amount, ordering: .relaxed) }
}

/// Counts durations in whole milliseconds and adds them up, as Argo Events does.
final class MillisecondSummary: Sendable {
    private let count = Counter()
    private let sum = Counter()

    var values: (count: Int, sum: Int) { (count.value, sum.value) }

    func observe(_ duration: Duration) {
        count.add()
        sum.add(Int(max(0, duration.wholeNanoseconds) / 1_000_000))
    }
}

/// Counts whole numbers by how large they are, by two atomic additions.
final class Histogram: Sendable {
    /// Where one bucket ends and the next begins.
    struct Scale: Sendable {
        /// Inclusive, ascending, with the text that Prometheus is shown.
        let bounds: [(value: Int, text: String)]
        /// What is counted divided by this is what is shown.
        let unit: Int

        /// Nanoseconds, shown as seconds: from half a fast disk's flush to the longest wait that is no outage.
        static let latencies = Scale(
            bounds: [
                (500_000, "0.0005"), (1_000_000, "0.001"), (2_500_000, "0.0025"), (5_000_000, "0.005"),
                (10_000_000, "0.01"), (25_000_000, "0.025"), (50_000_000, "0.05"), (100_000_000, "0.1"),
                (250_000_000, "0.25"), (500_000_000, "0.5"), (1_000_000_000, "1"), (2_500_000_000, "2.5"),
                (5_000_000_000, "5"), (10_000_000_000, "10"), (30_000_000_000, "30"), (60_000_000_000, "60"),
                (300_000_000_000, "300"),
            ],
            unit: 1_000_000_000
        )

        /// Up to the most that share a transaction.
        static let batches = Scale(
            bounds: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512].map { ($0, String($0)) },
            unit: 1
        )
    }

    let scale: Scale
    /// One for each bound, and one for what is larger.
    private let counts: [Counter]
    private let total = Counter()

    init(_ scale: Scale) {
        self.scale = scale
        counts = (0...scale.bounds.count).map { _ in Counter() }
    }

    /// Of each bucket alone, and the sum of all values.
    var values: (counts: [Int], sum: Int) { (counts.map(\.value), total.value) }

    func observe(_ value: Int) {
        var index = 0
        while index < scale.bounds.count, scale.bounds[index].value < value { index += 1 }
        counts[index].add()
        total.add(value)
    }

    /// A clock that was set back makes no time less than none.
    func observe(_ duration: Duration) { observe(Int(max(0, duration.wholeNanoseconds))) }
}

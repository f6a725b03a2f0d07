package import EventData

/// What one evaluation may know of the world, and how much it may use: the same values give the same result again.
package final class Evaluation {
    /// What `now` is: a time that is kept with the event, so that the decision can be repeated.
    package let now: Timestamp
    /// Steps that are left; a function that builds much or loops takes what it costs.
    private var steps: Int
    private var randomness: SeededRandomness
    /// Maps that a function changed, which may hold themselves by now.
    private var changedMaps: [GoMap] = []

    /// Steps of one evaluation: an element visited or a byte built is one.
    ///
    /// Real templates take hundreds.
    package static let maximumSteps = 10_000_000
    /// Bytes of text that one evaluation may have as its result; no cluster takes objects half as large.
    package static let maximumResultBytes = 8 << 20

    /// `seed` makes the random numbers, and is asked only when there are any.
    ///
    /// It follows from a secret of the installation and the identities of the events.
    package init(now: Timestamp, steps: Int = maximumSteps, seed: @escaping () -> [UInt8]) {
        self.now = now
        self.steps = steps
        randomness = SeededRandomness(seed: seed)
    }

    package convenience init(now: Timestamp, seed: [UInt8], steps: Int = maximumSteps) {
        self.init(now: now, steps: steps) { seed }
    }

    /// Takes `count` steps off the budget.
    package func take(_ count: Int) throws(EvaluationError) {
        guard count <= steps else {
            steps = 0
            throw EvaluationError("needs more than \(Self.maximumSteps) steps")
        }
        steps -= max(count, 0)
    }

    /// Remembers a map that something was put into after it was made.
    func noteChange(of map: GoMap) {
        if changedMaps.last !== map { changedMaps.append(map) }
    }

    /// Empties what was changed, when nobody needs it any more.
    ///
    /// A map that holds itself would otherwise never be released, and a template make one for each event.
    func releaseChangedMaps() {
        for map in changedMaps { map.removeAll() }
        changedMaps = []
    }

    /// The next random bytes; each call gives others.
    package func randomBytes(_ count: Int) -> [UInt8] { randomness.bytes(count) }
}

/// A stream of bytes that looks random and follows from its seed: SHA-256 of the seed and a counter.
struct SeededRandomness {
    private let makeSeed: () -> [UInt8]
    private lazy var seed = makeSeed()
    private var counter: UInt64 = 0
    private var rest: ArraySlice<UInt8> = []

    init(seed: @escaping () -> [UInt8]) { makeSeed = seed }

    mutating func bytes(_ count: Int) -> [UInt8] {
        while rest.count < count {
            rest += sha256(seed + withUnsafeBytes(of: counter.bigEndian) { Array($0) })
            counter += 1
        }
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }
}

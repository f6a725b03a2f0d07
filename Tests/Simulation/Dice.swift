import Synchronization

/// Chance that is the same in every run of a seed (SplitMix64).
package final class Dice: Sendable {
    private let state: Mutex<UInt64>

    package init(seed: UInt64) { state = Mutex(seed) }

    package func bits() -> UInt64 {
        state.withLock { state in
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    /// Other dice that follow from these; what one part throws then changes nothing for another.
    func split() -> Dice { Dice(seed: bits()) }

    /// From 0 up to but not including 1.
    func fraction() -> Double { Double(bits() >> 11) * 0x1p-53 }

    func chance(_ probability: Double) -> Bool { fraction() < probability }

    func below(_ count: Int) -> Int { Int(bits() % UInt64(count)) }

    func within(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

    func pick<Element>(_ elements: [Element]) -> Element? { elements.isEmpty ? nil : elements[below(elements.count)] }

    /// One of the values, each as often as its weight says.
    func weighted<Value>(_ choices: [(weight: Int, value: Value)]) -> Value {
        var left = below(choices.reduce(0) { $0 + $1.weight })
        for choice in choices {
            if left < choice.weight { return choice.value }
            left -= choice.weight
        }
        preconditionFailure("a number below the sum of the weights belongs to one of them")
    }
}

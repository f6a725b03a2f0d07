/// A path of names and positions alone, as nearly all are; it is followed along the tape without an allocation.
///
/// A class, so that a search retains one object.
final class JSONPlainPath: Sendable {
    fileprivate struct Step {
        /// Where the name lies in `names`.
        let name: Range<Int>
        /// Nil when the step is no position in an array.
        let position: Int?
    }

    private let names: [UInt8]
    private let steps: [Step]

    /// Nil when a step asks for more than a name or position.
    init?(_ first: JSONStep) {
        var names: [UInt8] = []
        var steps: [Step] = []
        var rest: JSONStep? = first
        while let step = rest {
            guard !step.member.isPattern, case .some(let position) = step.element.plainPosition else { return nil }
            steps.append(Step(name: names.count..<(names.count + step.member.name.count), position: position))
            names += step.member.name
            switch step.member.next {
            case .end: rest = nil
            case .inside(let next): rest = next
            case .pipe: return nil
            }
        }
        self.names = names
        self.steps = steps
    }

    /// The value found from the one at `index` on; nil when there is none.
    func find(in tape: JSONTape, from index: Int) -> Int? {
        names.withUnsafeBufferPointer { names in
            steps.withUnsafeBufferPointer { JSONPlainWalk(tape: tape, names: names, steps: $0).follow(0, from: index) }
        }
    }
}

extension JSONElementStep {
    /// The position, or nil for a name, which finds nothing in an array; nil around it for all that does more.
    fileprivate var plainPosition: Int?? {
        switch self {
        case .at(let position, _): .some(position)
        case .none: .some(nil)
        case .count, .each, .query: nil
        }
    }
}

private struct JSONPlainWalk {
    let tape: JSONTape
    let names: UnsafeBufferPointer<UInt8>
    let steps: UnsafeBufferPointer<JSONPlainPath.Step>

    /// What the steps from `number` on find: the first member that fits and in which the rest leads to something.
    ///
    /// Recursion is bounded by `JSONPath.maximumParts`.
    func follow(_ number: Int, from index: Int) -> Int? {
        guard number < steps.count else { return index }
        let step = steps[number]
        let node = tape.nodes[index]
        switch node.kind {
        case .object:
            let name = UnsafeBufferPointer(rebasing: names[step.name])
            var start = index &+ 1
            while let value = tape.member(name, from: start, to: Int(node.next)) {
                if let found = follow(number &+ 1, from: value) { return found }
                start = Int(tape.nodes[value].next)
            }
            return nil
        case .array:
            guard let position = step.position, let element = tape.element(position, of: index) else { return nil }
            return follow(number &+ 1, from: element)
        default: return nil
        }
    }
}

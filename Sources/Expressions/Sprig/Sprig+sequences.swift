extension Sprig {
    static let sequences: [GoFunction] = [
        GoFunction("until", .int) { arguments, evaluation throws(EvaluationError) in
            let count = arguments.integer(0)
            return integers(try Steps(from: 0, to: count, by: count < 0 ? -1 : 1).numbers(evaluation))
        },
        GoFunction("untilStep", .int, .int, .int) { arguments, evaluation throws(EvaluationError) in
            let steps = Steps(from: arguments.integer(0), to: arguments.integer(1), by: arguments.integer(2))
            return integers(try steps.numbers(evaluation))
        },
        GoFunction("seq", rest: .int) { arguments, evaluation throws(EvaluationError) in
            let bounds = arguments.values.indices.map { arguments.integer($0) }
            let numbers = try steps(bounds)?.numbers(evaluation) ?? []
            try evaluation.take(numbers.count, times: bytesOfNumber)
            return .string(numbers.map { String($0) }.joined(separator: " "))
        },
    ]

    /// What a number of a sequence takes as text, about.
    private static let bytesOfNumber = 8

    private static func integers(_ numbers: [Int]) -> GoValue { .list(GoList(numbers.map(GoValue.int), of: .int)) }

    /// As the command `seq` takes its arguments: last, first and last, or first, step and last; the last one included.
    private static func steps(_ bounds: [Int]) -> Steps? {
        switch bounds.count {
        case 1:
            let direction = bounds[0] < 1 ? -1 : 1
            return Steps(from: 1, to: bounds[0] &+ direction, by: direction)
        case 2:
            let direction = bounds[1] < bounds[0] ? -1 : 1
            return Steps(from: bounds[0], to: bounds[1] &+ direction, by: direction)
        case 3:
            let (start, step, end) = (bounds[0], bounds[1], bounds[2])
            if end < start, step > 0 { return nil }
            return Steps(from: start, to: end &+ (end < start ? -1 : 1), by: step)
        default: return nil
        }
    }
}

/// Numbers from one to another, the last one left out; none when the step leads away from the end.
private struct Steps {
    let start: Int
    let end: Int
    let step: Int

    init(from start: Int, to end: Int, by step: Int) {
        self.start = start
        self.end = end
        self.step = step
    }

    func numbers(_ evaluation: Evaluation) throws(EvaluationError) -> [Int] {
        guard end < start ? step < 0 : step > 0 else { return [] }
        let distance = UInt(bitPattern: end < start ? start &- end : end &- start)
        let count = distance / step.magnitude + (distance % step.magnitude == 0 ? 0 : 1)
        try evaluation.take(Int(clamping: count), times: Sprig.stepsOfNewElement)
        return (0..<Int(clamping: count)).map { start &+ $0 &* step }
    }
}

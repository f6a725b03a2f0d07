import EventData

extension Evaluation {
    /// Takes what it costs to write a value out: a step for each value in it and each byte of a text.
    ///
    /// Lists may share elements, so that what is written can be far larger than what is held.
    func take(allOf value: GoValue, depth: Int = 0) throws(EvaluationError) {
        try take(1)
        guard depth < GoValue.maximumDepth else { return }
        switch value {
        case .string(let text): try take(text.utf8.count)
        case .list(let list):
            for element in list.elements { try take(allOf: element, depth: depth + 1) }
        case .map(let map):
            for (name, member) in map.members {
                try take(name.text.utf8.count)
                try take(allOf: member, depth: depth + 1)
            }
        default: return
        }
    }
}

/// Follows a JSONPath's steps through a document.
struct JSONPathWalk {
    let root: GoValue
    let evaluation: Evaluation

    typealias Steps = ArraySlice<JSONPathQuery.Step>

    /// What the steps lead to from `value`.
    func result(of steps: Steps, on value: GoValue) throws(EvaluationError) -> GoValue {
        try evaluation.take(1)
        guard let step = steps.first else { return value }
        let rest = steps.dropFirst()
        switch step {
        case .root: return try result(of: rest, on: root)
        case .current: return try result(of: rest, on: value)
        case .member(let name): return try result(of: rest, on: try member(name, of: value))
        case .length: return try result(of: rest, on: try length(of: value))
        case .index(let index): return try result(of: rest, on: try element(index, of: value))
        case .wildcard: return try each(try children(of: value), rest)
        case .descent: return try descend(from: value, rest)
        case .union(let choices): return try selected(try union(choices, of: value), rest)
        case .range(let from, let to, let step):
            return try selected(try range((from, to, step), of: value), rest)
        case .filter(let script):
            var kept: [GoValue] = []
            // An element for which the filter cannot be computed does not pass.
            for element in try children(of: value) where (try passes(script, element)) { kept.append(element) }
            return try selected(kept, rest)
        case .script(let script):
            switch try script.result(on: value, in: self) {
            case .string(let name):
                return try result(of: rest, on: try member(JSONPathScript.unquoted(name), of: value))
            case let number:
                guard let index = Self.whole(number) else { throw EvaluationError("a script gives no name or number") }
                return try result(of: rest, on: try element(index, of: value))
            }
        }
    }

    /// Running out of steps is no reason to pass over an element.
    private func passes(_ script: JSONPathScript, _ element: GoValue) throws(EvaluationError) -> Bool {
        do {
            return JSONPathScript.isTrue(try script.result(on: element, in: self))
        } catch {
            try evaluation.take(1)
            return false
        }
    }

    private func member(_ name: String, of value: GoValue) throws(EvaluationError) -> GoValue {
        guard case .map(let map) = value else {
            throw EvaluationError("\(filterTypeName(of: value)) has no member '\(name.prefix(40))'")
        }
        guard let member = map[name] else { throw EvaluationError("there is no member '\(name.prefix(40))'") }
        return member
    }

    private func length(of value: GoValue) throws(EvaluationError) -> GoValue {
        switch value {
        case .map(let map): return map["length"] ?? .int(map.count)
        case .list(let list): return .int(list.count)
        case .string(let text): return .int(text.utf8.count)
        default: throw EvaluationError("\(filterTypeName(of: value)) has no length")
        }
    }

    private func element(_ index: Int, of value: GoValue) throws(EvaluationError) -> GoValue {
        let elements = try list(value)
        let place = index < 0 ? elements.count + index : index
        guard elements.indices.contains(place) else { throw EvaluationError("there is no element \(index)") }
        return elements[place]
    }

    private func list(_ value: GoValue) throws(EvaluationError) -> [GoValue] {
        guard case .list(let list) = value else { throw EvaluationError("\(filterTypeName(of: value)) is no list") }
        try evaluation.take(list.count)
        return list.elements
    }

    /// Elements, or members in the order of their names.
    private func children(of value: GoValue) throws(EvaluationError) -> [GoValue] {
        guard case .map(let map) = value else { return try list(value) }
        try evaluation.take(map.count)
        return map.sortedNames.map { map[$0] ?? .null }
    }

    /// What the steps lead to from each value; where they lead nowhere or to nil, nothing.
    private func each(_ values: [GoValue], _ steps: Steps) throws(EvaluationError) -> GoValue {
        guard !steps.isEmpty else { return .list(GoList(values)) }
        var results: [GoValue] = []
        for value in values {
            if let result = try found(steps, on: value) { results.append(result) }
        }
        return .list(GoList(results))
    }

    private func found(_ steps: Steps, on value: GoValue) throws(EvaluationError) -> GoValue? {
        do {
            let result = try result(of: steps, on: value)
            if case .null = result { return nil }
            return result
        } catch {
            try evaluation.take(1)
            return nil
        }
    }

    /// An index after a selection means one of what was selected.
    private func selected(_ values: [GoValue], _ steps: Steps) throws(EvaluationError) -> GoValue {
        if case .index? = steps.first { return try result(of: steps, on: .list(GoList(values))) }
        return try each(values, steps)
    }

    /// The value and everything in it, each before its children.
    private func descend(from value: GoValue, _ steps: Steps) throws(EvaluationError) -> GoValue {
        var all: [GoValue] = []
        var waiting = [value]
        while let value = waiting.popLast() {
            if case .null = value { continue }
            all.append(value)
            switch value {
            case .list, .map: waiting += try children(of: value).reversed()
            default: try evaluation.take(1)
            }
        }
        guard !steps.isEmpty else { return .list(GoList(all)) }
        var results: [GoValue] = []
        for value in all {
            guard let result = try found(steps, on: value) else { continue }
            if case .list(let list) = result { results += list.elements } else { results.append(result) }
        }
        try evaluation.take(results.count)
        return .list(GoList(results))
    }
}

extension JSONPathWalk {
    /// A number without a fraction as a place in a list.
    static func whole(_ value: GoValue) -> Int? {
        switch value {
        case .integer(let number, _): Int(number)
        case .float(let number): Int(exactly: number)
        default: nil
        }
    }

    /// Elements or members by several names; those that are not there are passed over.
    private func union(_ choices: [JSONPathQuery.Choice], of value: GoValue) throws(EvaluationError) -> [GoValue] {
        var names: [String] = []
        var places: [Int] = []
        for choice in choices {
            switch choice {
            case .member(let name): names.append(name)
            case .index(let index): places.append(index)
            case .script(let script):
                switch try script.result(on: value, in: self) {
                case .string(let name): names.append(JSONPathScript.unquoted(name))
                case let number:
                    guard let index = Self.whole(number) else { throw EvaluationError("a script gives no place") }
                    places.append(index)
                }
            }
        }
        guard names.isEmpty || places.isEmpty else { throw EvaluationError("a union has names or numbers, not both") }
        if places.isEmpty {
            guard case .map(let map) = value else {
                throw EvaluationError("\(filterTypeName(of: value)) has no members")
            }
            return names.compactMap { map[$0] }
        }
        let elements = try list(value)
        return places.compactMap { index in
            let place = index < 0 ? elements.count + index : index
            return elements.indices.contains(place) ? elements[place] : nil
        }
    }

    private func range(
        _ bounds: (from: JSONPathQuery.Bound?, to: JSONPathQuery.Bound?, step: JSONPathQuery.Bound?),
        of value: GoValue
    ) throws(EvaluationError) -> [GoValue] {
        let elements = try list(value)
        let start = try place(bounds.from, on: value, among: elements.count) ?? 0
        let end = try place(bounds.to, on: value, among: elements.count) ?? elements.count
        let step = try number(bounds.step, on: value) ?? 1
        guard step != 0 else { throw EvaluationError("a range's step is not zero") }
        guard start < end else { return [] }
        let range = Array(elements[start..<end])
        let ordered = step < 0 ? range.reversed() : range
        return stride(from: 0, to: ordered.count, by: Int(clamping: step.magnitude)).map { ordered[$0] }
    }

    /// A bound counted from the end where it is negative, and cut to the list.
    private func place(
        _ bound: JSONPathQuery.Bound?,
        on value: GoValue,
        among count: Int
    ) throws(EvaluationError) -> Int? {
        try number(bound, on: value).map { min(max($0 < 0 ? count &+ $0 : $0, 0), count) }
    }

    private func number(_ bound: JSONPathQuery.Bound?, on value: GoValue) throws(EvaluationError) -> Int? {
        switch bound {
        case nil: return nil
        case .number(let number): return number
        case .script(let script):
            guard let number = Self.whole(try script.result(on: value, in: self)) else {
                throw EvaluationError("a range's bounds are whole numbers")
            }
            return number
        }
    }
}

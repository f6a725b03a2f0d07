import EventData

extension Sprig {
    static let lists: [GoFunction] = making + ends + growing + sifting + cuttingLists + joining

    private static let making: [GoFunction] = ["list", "tuple"].map { name in
        GoFunction(name, rest: .any) { arguments, _ in .list(GoList(arguments.values)) }
    }

    private static let ends: [GoFunction] =
        GoFunction.value("first", "mustFirst") { arguments, _ throws(EvaluationError) in
            try arguments.elements(0, "find first on").first ?? .null
        }
        + GoFunction.value("last", "mustLast") { arguments, _ throws(EvaluationError) in
            try arguments.elements(0, "find last on").last ?? .null
        }
        + GoFunction.value("rest", "mustRest") { arguments, evaluation throws(EvaluationError) in
            let elements = try arguments.elements(0, "find rest on")
            return try list(Array(elements.dropFirst()), isNil: elements.isEmpty, evaluation)
        }
        + GoFunction.value("initial", "mustInitial") { arguments, evaluation throws(EvaluationError) in
            let elements = try arguments.elements(0, "find initial on")
            return try list(Array(elements.dropLast()), isNil: elements.isEmpty, evaluation)
        }
        + GoFunction.value("reverse", "mustReverse") { arguments, evaluation throws(EvaluationError) in
            try list(try arguments.elements(0, "find reverse on").reversed(), evaluation)
        }

    private static let growing: [GoFunction] =
        ["append", "push", "mustAppend", "mustPush"].map { name in
            GoFunction(name, .any, .any) { arguments, evaluation throws(EvaluationError) in
                try list(try arguments.elements(0, "push on") + [arguments[1]], evaluation)
            }
        }
        + ["prepend", "mustPrepend"].map { name in
            GoFunction(name, .any, .any) { arguments, evaluation throws(EvaluationError) in
                try list([arguments[1]] + (try arguments.elements(0, "prepend on")), evaluation)
            }
        }
        + [
            GoFunction("concat", rest: .any) { arguments, evaluation throws(EvaluationError) in
                var all: [GoValue] = []
                for index in arguments.values.indices {
                    let elements = try arguments.elements(index, "concat")
                    try evaluation.take(elements.count)
                    all += elements
                }
                return .list(GoList(all, isNil: true))
            }
        ]

    private static let sifting: [GoFunction] =
        GoFunction.value("uniq", "mustUniq") { arguments, evaluation throws(EvaluationError) in
            var found: [GoValue] = []
            for element in try arguments.elements(0, "find uniq on") {
                if try !isAny(of: found, element, evaluation) { found.append(element) }
            }
            return try list(found, evaluation)
        }
        + GoFunction.value("compact", "mustCompact") { arguments, evaluation throws(EvaluationError) in
            try list(try arguments.elements(0, "compact on").filter(\.isTrue), evaluation)
        }
        + ["without", "mustWithout"].map { name in
            GoFunction(name, .any, rest: .any) { arguments, evaluation throws(EvaluationError) in
                let unwanted = arguments.from(1)
                var kept: [GoValue] = []
                for element in try arguments.elements(0, "find without on") {
                    if try !isAny(of: unwanted, element, evaluation) { kept.append(element) }
                }
                return try list(kept, evaluation)
            }
        }
        + ["has", "mustHas"].map { name in
            GoFunction(name, .any, .any) { arguments, evaluation throws(EvaluationError) in
                if case .null = arguments[1] { return .bool(false) }
                return .bool(try isAny(of: try arguments.elements(1, "find has on"), arguments[0], evaluation))
            }
        }

    private static let cuttingLists: [GoFunction] =
        ["slice", "mustSlice"].map { GoFunction($0, .any, rest: .any, body: slice) }
        + ["chunk", "mustChunk"].map { GoFunction($0, .int, .any, body: chunk) }

    private static let joining: [GoFunction] = [
        GoFunction("join", .string, .any) { arguments, evaluation throws(EvaluationError) in
            let (separator, texts) = (arguments.string(0), try arguments[1].sprigTexts(evaluation))
            try evaluation.take(texts.count, times: separator.utf8.count)
            return .string(texts.joined(separator: separator))
        },
        GoFunction("sortAlpha", .any) { arguments, evaluation throws(EvaluationError) in
            guard case .list = arguments[0] else { return .strings([arguments[0].sprigText]) }
            let texts = try arguments[0].sprigTexts(evaluation)
            // Each halving of the list compares every element once.
            try evaluation.take(texts.count, times: texts.count.bitWidth - texts.count.leadingZeroBitCount)
            return .strings(texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        },
    ]
}

extension Sprig {
    private static func list(
        _ elements: [GoValue],
        isNil: Bool = false,
        _ evaluation: Evaluation
    ) throws(EvaluationError) -> GoValue {
        try evaluation.take(elements.count)
        return .list(GoList(elements, isNil: isNil))
    }

    private static func isAny(
        of candidates: [GoValue],
        _ value: GoValue,
        _ evaluation: Evaluation
    ) throws(EvaluationError) -> Bool {
        for candidate in candidates {
            if try evaluation.areEqual(value, candidate) { return true }
        }
        return false
    }

    private static func slice(_ arguments: GoArguments, _ evaluation: Evaluation) throws(EvaluationError) -> GoValue {
        let elements = try arguments.elements(0, "slice")
        guard !elements.isEmpty, case .list(let list) = arguments[0] else { return .null }
        let start = arguments.values.count > 1 ? Int(arguments[1].castInteger) : 0
        let end = arguments.values.count > 2 ? Int(arguments[2].castInteger) : elements.count
        guard 0 <= start, start <= end, end <= elements.count else {
            throw EvaluationError("slice index out of bounds")
        }
        try evaluation.take(end - start)
        return .list(GoList(Array(elements[start..<end]), of: list.element))
    }

    /// The reference computes the number of pieces with floating-point numbers, which shows where the size is not
    /// positive: some of these give no piece, most are an error.
    private static func chunk(_ arguments: GoArguments, _ evaluation: Evaluation) throws(EvaluationError) -> GoValue {
        let elements = try arguments.elements(1, "chunk")
        let size = arguments.integer(0)
        try evaluation.take(elements.count)
        guard size <= 0 else {
            let starts = stride(from: 0, to: elements.count, by: size)
            let pieces = starts.map { GoValue.list(GoList(Array(elements[$0...].prefix(size)))) }
            return .list(GoList(pieces, of: .list))
        }
        let count = goInteger((Double(elements.count - 1) / Double(size)).rounded(.down) + 1)
        switch (count, elements.count) {
        case (0, _): return .list(GoList([], of: .list))
        case (1, 1): return .list(GoList([.list(GoList(elements))], of: .list))
        default: throw EvaluationError("makeslice: len out of range")
        }
    }
}

extension GoArguments {
    /// The elements of a list, whatever their type.
    ///
    /// The purpose says what cannot be done with anything else: `find first on`.
    func elements(_ index: Int, _ purpose: String) throws(EvaluationError) -> [GoValue] {
        guard case .list(let list) = values[index] else {
            throw EvaluationError("Cannot \(purpose) type \(values[index].kindName)")
        }
        return list.elements
    }
}

extension Evaluation {
    /// Equality as reflect.DeepEqual has it; each element that is looked at costs a step, because lists that share
    /// members can be small to keep and endless to compare.
    func areEqual(_ left: GoValue, _ right: GoValue, depth: Int = 0) throws(EvaluationError) -> Bool {
        try take(1)
        guard depth < GoValue.maximumDepth else { throw EvaluationError("the values are nested too deep to compare") }
        switch (left, right) {
        case (.list(let left), .list(let right)):
            if left === right { return true }
            let isAlike = left.element == right.element && left.isNil == right.isNil && left.count == right.count
            guard isAlike else { return false }
            for (one, other) in zip(left.elements, right.elements) {
                guard try areEqual(one, other, depth: depth + 1) else { return false }
            }
            return true
        case (.map(let left), .map(let right)):
            if left === right { return true }
            guard left.element == right.element, left.count == right.count else { return false }
            for (name, value) in left.members {
                guard let other = right[name.text], try areEqual(value, other, depth: depth + 1) else { return false }
            }
            return true
        case (.string(let left), .string(let right)):
            try take(min(left.utf8.count, right.utf8.count) / 64)
            return left.isSameText(as: right)
        default: return deepEqual(left, right)
        }
    }
}

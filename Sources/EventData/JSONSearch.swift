extension JSONDocument {
    /// Follows a selector from a value, or from nothing: a few selectors make something out of nothing, as in gjson.
    func select(_ selector: JSONSelector, from place: JSONPlace?, _ budget: inout JSONBudget) -> JSONPlace? {
        if budget.isSpent { return nil }
        switch selector {
        case .walk(let step):
            guard let place else { return nil }
            return searching(&budget) { $0.step(step, from: place) }
        case .plain(let path):
            guard let place else { return nil }
            return place.document.withTape { path.find(in: $0, from: place.index) }.map(place.at)
        case .lines(let step):
            guard let place else { return nil }
            return searching(&budget) { $0.elements(step.element, among: CollectionOfOne(place)) }
        case .modifier(let modifier, let then):
            let made = modifier.apply(to: place, &budget)
            return following(then, from: made, &budget)
        case .literal(let document, let then):
            return following(then, from: JSONPlace(document: document, index: 0), &budget)
        case .gather(let parts, let asObject, let then):
            let made = gather(parts, asObject: asObject, from: place, &budget)
            return following(then, from: made, &budget)
        case .nothing: return nil
        }
    }

    private func searching(
        _ budget: inout JSONBudget,
        _ search: (inout JSONSearch) -> JSONPlace?
    ) -> JSONPlace? {
        var state = JSONSearch(budget: budget)
        let found = search(&state)
        budget = state.budget
        guard let pipe = state.pipe else { return found }
        return detached(select(pipe, from: found, &budget))
    }

    private func following(
        _ selector: JSONSelector?,
        from place: JSONPlace?,
        _ budget: inout JSONBudget
    ) -> JSONPlace? {
        guard let selector else { return detached(place) }
        return detached(select(selector, from: place, &budget))
    }

    /// What comes out of a pipe, modifier or multipath no longer says where it was.
    private func detached(_ place: JSONPlace?) -> JSONPlace? {
        place.map { JSONPlace(document: $0.document, index: $0.index) }
    }

    private func gather(
        _ parts: [JSONGatheredPart],
        asObject: Bool,
        from place: JSONPlace?,
        _ budget: inout JSONBudget
    ) -> JSONPlace? {
        var writer = JSONWriter()
        if asObject { writer.beginObject() } else { writer.beginArray() }
        for part in parts {
            guard let found = select(part.selector, from: place, &budget) else { continue }
            if asObject { writer.name(part.name) }
            writer.raw(found.raw)
            if writer.bytes.count > budget.rest { break }
        }
        if asObject { writer.endObject() } else { writer.endArray() }
        return .computed(writer.bytes, &budget)
    }
}

/// One walk along members and elements, up to the first pipe.
struct JSONSearch {
    /// What the walk's result goes through; known as soon as the walk reaches the part before the pipe.
    private(set) var pipe: JSONSelector?
    private(set) var budget: JSONBudget

    init(budget: JSONBudget) { self.budget = budget }

    mutating func step(_ step: JSONStep, from place: JSONPlace) -> JSONPlace? {
        switch place.node.kind {
        case .object: member(step.member, of: place)
        case .array: elements(step.element, among: place.elementSequence)
        default: nil
        }
    }

    /// The first member that fits and in which the rest of the path leads to something.
    private mutating func member(_ step: JSONMemberStep, of place: JSONPlace) -> JSONPlace? {
        if case .pipe(let selector) = step.next { pipe = selector }
        for member in place.document.members(of: place.index) {
            let fits =
                step.isPattern
                ? matchesWildcards(place.at(member.name).string, step.name)
                : place.document.isString(at: member.name, step.name)
            if fits, let found = follow(step.next, from: place.at(member.value)) { return found }
        }
        return nil
    }

    mutating func elements(_ step: JSONElementStep, among elements: some Sequence<JSONPlace>) -> JSONPlace? {
        switch step {
        case .at(let position, let next):
            if case .pipe(let selector) = next { pipe = selector }
            var rest = elements.dropFirst(position).makeIterator()
            return rest.next().flatMap { follow(next, from: $0) }
        case .count(let next):
            if case .pipe(let selector) = next { pipe = selector }
            return .computed(Array(String(elements.reduce(0) { count, _ in count + 1 }).utf8), &budget)
        case .each(let selector, let pipe):
            if let pipe { self.pipe = pipe }
            var found: [JSONPlace] = []
            for element in elements {
                if let place = element.document.select(selector, from: element, &budget) { found.append(place) }
            }
            return collected(found)
        case .query(let query): return matches(query, among: elements)
        case .none(let next):
            if case .pipe(let selector) = next { pipe = selector }
            return nil
        }
    }

    private mutating func follow(_ next: JSONNextStep, from place: JSONPlace) -> JSONPlace? {
        guard case .inside(let step) = next else { return place }
        return self.step(step, from: place)
    }

    private mutating func matches(_ query: JSONElementQuery, among elements: some Sequence<JSONPlace>) -> JSONPlace? {
        if case .pipe(let selector) = query.next { pipe = selector }
        var found: [JSONPlace] = []
        for element in elements where query.fits(element, &budget) {
            var result: JSONPlace? = element
            if case .inside(let selector, let pipe) = query.next {
                if let pipe { self.pipe = pipe }
                result = element.document.select(selector, from: element, &budget)
            }
            guard query.findsAll else { return result }
            if let result { found.append(result) }
        }
        return query.findsAll ? collected(found) : nil
    }

    /// An array of what was found in each element.
    private mutating func collected(_ found: [JSONPlace]) -> JSONPlace? {
        var writer = JSONWriter()
        writer.beginArray()
        for place in found {
            writer.raw(place.raw)
            if writer.bytes.count > budget.rest { break }
        }
        writer.endArray()
        return .computed(writer.bytes, &budget, sources: found.flatMap { $0.isOriginal ? [$0.index] : $0.sources })
    }
}

extension JSONPlace {
    /// An array's elements, one at a time.
    fileprivate var elementSequence: some Sequence<JSONPlace> { document.children(of: index).lazy.map(at) }
}

extension JSONElementQuery {
    fileprivate func fits(_ element: JSONPlace, _ budget: inout JSONBudget) -> Bool {
        guard element.node.isContainer else { return path == nil && comparison.holds(for: element) }
        let compared = element.document.select(path ?? .emptyName, from: element, &budget)
        return comparison.holds(for: compared)
    }
}

extension JSONSelector {
    /// The empty path, which finds the member whose name is empty.
    fileprivate static let emptyName = JSONSelector.walk(
        JSONStep(member: JSONMemberStep(name: [], isPattern: false, next: .end), element: .none(.end))
    )
}

extension JSONDocument {
    /// Follows a selector from a value, or from nothing: a few selectors make something out of nothing, as in gjson.
    func select(_ selector: JSONSelector, from place: JSONPlace?) -> JSONPlace? {
        switch selector {
        case .walk(let step):
            guard let place else { return nil }
            return walk(step, from: place)
        case .plain(let path):
            guard let place else { return nil }
            return place.document.withTape { path.find(in: $0, from: place.index) }.map(place.at)
        case .lines(let step):
            guard let place else { return nil }
            return searching { $0.elements(step.element, among: CollectionOfOne(place)) }
        case .modifier(let modifier, let then): return following(then, from: modifier.apply(to: place))
        case .literal(let document, let then): return following(then, from: JSONPlace(document: document, index: 0))
        case .gather(let parts, let asObject, let then):
            return following(then, from: gather(parts, asObject: asObject, from: place))
        case .nothing: return nil
        }
    }

    private func walk(_ step: JSONStep, from place: JSONPlace) -> JSONPlace? {
        searching { $0.step(step, from: place) }
    }

    private func searching(_ search: (inout JSONSearch) -> JSONPlace?) -> JSONPlace? {
        var state = JSONSearch()
        let found = search(&state)
        guard let pipe = state.pipe else { return found }
        return detached(select(pipe, from: found))
    }

    private func following(_ selector: JSONSelector?, from place: JSONPlace?) -> JSONPlace? {
        guard let selector else { return detached(place) }
        return detached(select(selector, from: place))
    }

    /// What comes out of a pipe, modifier or multipath no longer says where it was.
    private func detached(_ place: JSONPlace?) -> JSONPlace? {
        place.map { JSONPlace(document: $0.document, index: $0.index) }
    }

    private func gather(_ parts: [JSONGatheredPart], asObject: Bool, from place: JSONPlace?) -> JSONPlace? {
        var writer = JSONWriter()
        if asObject { writer.beginObject() } else { writer.beginArray() }
        for part in parts {
            guard let found = select(part.selector, from: place) else { continue }
            if asObject { writer.name(part.name) }
            writer.raw(found.raw)
            if writer.bytes.count > JSONPath.maximumResultBytes { return nil }
        }
        if asObject { writer.endObject() } else { writer.endArray() }
        return .computed(writer.bytes)
    }
}

/// One walk along members and elements, up to the first pipe.
struct JSONSearch {
    /// What the walk's result goes through; known as soon as the walk reaches the part before the pipe.
    private(set) var pipe: JSONSelector?

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
            return .computed(Array(String(elements.reduce(0) { count, _ in count + 1 }).utf8))
        case .each(let selector, let pipe):
            if let pipe { self.pipe = pipe }
            return collected(elements.compactMap { $0.document.select(selector, from: $0) })
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
        for element in elements where query.fits(element) {
            var result: JSONPlace? = element
            if case .inside(let selector, let pipe) = query.next {
                if let pipe { self.pipe = pipe }
                result = element.document.select(selector, from: element)
            }
            guard query.findsAll else { return result }
            if let result { found.append(result) }
        }
        return query.findsAll ? collected(found) : nil
    }

    /// An array of what was found in each element.
    private func collected(_ found: [JSONPlace]) -> JSONPlace? {
        var writer = JSONWriter()
        writer.beginArray()
        for place in found {
            writer.raw(place.raw)
            if writer.bytes.count > JSONPath.maximumResultBytes { return nil }
        }
        writer.endArray()
        return .computed(writer.bytes, sources: found.flatMap { $0.isOriginal ? [$0.index] : $0.sources })
    }
}

extension JSONPlace {
    /// An array's elements, one at a time.
    fileprivate var elementSequence: some Sequence<JSONPlace> { document.children(of: index).lazy.map(at) }
}

extension JSONElementQuery {
    fileprivate func fits(_ element: JSONPlace) -> Bool {
        guard element.node.isContainer else { return path == nil && comparison.holds(for: element) }
        guard let path else { return comparison.holds(for: element.document.select(.emptyName, from: element)) }
        return comparison.holds(for: element.document.select(path, from: element))
    }
}

extension JSONSelector {
    /// The empty path, which finds the member whose name is empty.
    fileprivate static let emptyName = JSONSelector.walk(
        JSONStep(member: JSONMemberStep(name: [], isPattern: false, next: .end), element: .none(.end))
    )
}

extension ManifestNode {
    /// How the value or the name at a place is called from here, such as `spec.triggers[0].template`.
    ///
    /// Inside a text that is how the text is called; nil for a place where nothing begins.
    package func path(at place: Place) -> String? {
        var nearest: Beginning?
        visit("") { beginning in
            guard beginning.place <= place, beginning.place >= nearest?.place ?? beginning.place else { return }
            nearest = beginning
        }
        guard let nearest, nearest.place == place || nearest.isText else { return nil }
        return nearest.path
    }

    /// Where a value or a name begins.
    private struct Beginning {
        let place: Place
        let path: String
        let isText: Bool
    }

    /// Everything inside, each after what it is in; of two that begin at one place the outer one counts.
    private func visit(_ path: String, _ body: (Beginning) -> Void) {
        switch content {
        case .scalar: body(Beginning(place: place, path: path, isText: true))
        case .sequence(let items):
            for (index, item) in items.enumerated() { item.visit("\(path)[\(index)]", body) }
            body(Beginning(place: place, path: path, isText: false))
        case .mapping(let members):
            for member in members {
                let inner = path.isEmpty ? member.name : "\(path).\(member.name)"
                member.value.visit(inner, body)
                body(Beginning(place: member.namePlace, path: inner, isText: false))
            }
            body(Beginning(place: place, path: path, isText: false))
        }
    }
}

extension Place {
    /// Whether this comes first, or both are one, in the same file.
    fileprivate static func <= (left: Place, right: Place) -> Bool {
        left.file == right.file && (left.line, left.column) <= (right.line, right.column)
    }

    fileprivate static func >= (left: Place, right: Place) -> Bool { right <= left }
}

import EventData
import Manifests

/// A parameter whose value is known: what is left is to write it into a document (spec/sensor.md §4.4).
struct ResolvedParameter: Sendable {
    let destination: JSONDestination
    private let content: ResolvedValue.Content
    private let isRaw: Bool
    private let operation: Parameter.Operation
    /// Where the value that is added to is found; nil when it is overwritten.
    private let currentPath: JSONPath?

    init(_ parameter: Parameter, _ value: ResolvedValue) {
        destination = parameter.destination
        content = value.content
        isRaw = parameter.source.useRawData
        operation = parameter.operation
        currentPath = parameter.currentPath
    }

    /// The JSON to write into `document`.
    func json(in document: JSONDocument) -> JSONText {
        switch (operation, currentPath.flatMap(document.find)?.text) {
        case (.append, let current?): JSONText(string: current + content.text)
        case (.prepend, let current?): JSONText(string: content.text + current)
        case (.overwrite, _), (_, nil): content.json(raw: isRaw)
        }
    }
}

// MARK: In a request

extension ResolvedParameter {
    /// Reads what `entry` wrote.
    ///
    /// - Throws: for an entry of another form, which only a request from elsewhere can have.
    init(_ entry: JSONElement) throws(RenderError) {
        guard let destination = entry.member("dest"), let value = entry.member("value"),
            let operation = entry.member("operation").flatMap({ Parameter.Operation(rawValue: $0.string) })
        else { throw RenderError("a parameter of the request has no dest, operation or value") }
        self.destination = JSONDestination(destination.string)
        self.operation = operation
        content = .found(JSONMatch(value))
        isRaw = true
        currentPath = operation == .overwrite ? nil : JSONPath(destination.string)
    }

    /// `{"dest": …, "operation": …, "value": …}`; the value is what is written where there is nothing to add to.
    ///
    /// What it is as text follows from that, so that reading it again changes nothing.
    var entry: JSONText {
        .object([
            ("dest", JSONText(string: destination.text)),
            ("operation", JSONText(string: operation.rawValue)),
            ("value", content.json(raw: isRaw)),
        ])
    }
}

extension JSONMatch {
    fileprivate init(_ element: JSONElement) {
        let kind: Kind =
            switch element.kind {
            case .object, .array: .json
            case .string: .string
            case .number: .number
            case .bool: element.bool ? .true : .false
            case .null: .null
            }
        self.init(kind: kind, raw: JSONText(validated: Array(element.source)))
    }
}

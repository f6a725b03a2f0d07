package import EventData
package import Manifests

extension JSONDocument {
    /// This document with every parameter written into it, in order (spec/sensor.md §4.4).
    ///
    /// `place` is how the list is called in errors, such as `argoWorkflow.parameters`.
    package func applying(
        _ parameters: [Parameter],
        in rendering: inout Rendering,
        at place: String
    ) throws(RenderError) -> JSONDocument {
        var document = self
        for (index, parameter) in parameters.enumerated() {
            do throws(RenderError) {
                guard let value = try rendering.resolve(parameter, at: place, index: index) else { continue }
                document = try document.writing(value)
                try rendering.pay(for: document)
            } catch {
                throw error.at("\(place)[\(index)]")
            }
        }
        return document
    }

    func writing(_ parameter: ResolvedParameter) throws(RenderError) -> JSONDocument {
        try writing(parameter.json(in: self), at: parameter.destination)
    }

    /// `setting` with the error of a rendering.
    func writing(_ json: JSONText, at destination: JSONDestination) throws(RenderError) -> JSONDocument {
        try destination.requireText()
        do {
            return try setting(destination, to: json)
        } catch {
            throw RenderError("\(error)")
        }
    }
}

extension JSONDestination {
    func requireText() throws(RenderError) {
        guard !text.isEmpty else { throw RenderError("'dest' is empty; write where the value goes") }
    }
}

extension Rendering {
    /// The parameter with its value, whose origin is recorded; nil when there is nothing to write.
    mutating func resolve(
        _ parameter: Parameter,
        at place: String,
        index: Int
    ) throws(RenderError) -> ResolvedParameter? {
        guard let value = try parameter.source.resolve(in: self) else {
            record(ValueOrigin(.nothing), at: place, index: index)
            return nil
        }
        record(value.origin, at: place, index: index)
        return ResolvedParameter(parameter, value)
    }
}

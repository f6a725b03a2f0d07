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
                guard let value = try parameter.source.resolve(in: rendering) else {
                    rendering.record(ValueOrigin(.nothing), at: place, index: index)
                    continue
                }
                rendering.record(value.origin, at: place, index: index)
                document = try document.writing(value, of: parameter)
                try rendering.pay(for: document)
            } catch {
                throw error.at("\(place)[\(index)]")
            }
        }
        return document
    }

    private func writing(_ value: ResolvedValue, of parameter: Parameter) throws(RenderError) -> JSONDocument {
        let current = parameter.currentPath.flatMap(find)?.text
        let json =
            switch (parameter.operation, current) {
            case (.append, let current?): JSONText(string: current + value.text)
            case (.prepend, let current?): JSONText(string: value.text + current)
            case (.overwrite, _), (_, nil): value.json(raw: parameter.source.useRawData)
            }
        return try writing(json, at: parameter.destination)
    }

    /// `setting` with the error of a rendering.
    func writing(_ json: JSONText, at destination: JSONDestination) throws(RenderError) -> JSONDocument {
        guard !destination.text.isEmpty else { throw RenderError("'dest' is empty; write where the value goes") }
        do {
            return try setting(destination, to: json)
        } catch {
            throw RenderError("\(error)")
        }
    }
}

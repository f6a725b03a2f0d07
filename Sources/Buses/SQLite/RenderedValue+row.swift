import EventData
import SensorEngine

extension RenderedValue {
    /// As it is stored: `[["argoWorkflow.parameters", 0, "dataKey", "why not before"], …]`.
    static func json(_ values: [RenderedValue]) -> JSON {
        .array(
            values.map { value in
                let problem = value.origin.problem.map { JSON.string($0) } ?? .null
                let index = JSON.number(JSONNumber(value.index))
                return [.string(value.list), index, .string(value.origin.source.rawValue), problem]
            }
        )
    }

    static func list(_ bytes: [UInt8]) throws(BusError) -> [RenderedValue] {
        let json: JSON
        do { json = try JSON(parsing: bytes) } catch { throw .unknown("origins of values with \(error)") }
        var values: [RenderedValue] = []
        for row in json.array ?? [] {
            guard let row = row.array, row.count == 4, let list = row[0].string, let index = row[1].integer,
                let source = row[2].string.flatMap(ValueOrigin.Source.init(rawValue:))
            else { throw .unknown("an origin of a value: \(row.text)") }
            values.append(
                RenderedValue(list: list, index: index, origin: ValueOrigin(source, problem: row[3].string))
            )
        }
        return values
    }
}

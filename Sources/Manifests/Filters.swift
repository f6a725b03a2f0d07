package import EventData
package import Expressions

package enum LogicalOperator: String, Sendable, Hashable { case and, or }

/// What an event must satisfy (spec/sensor.md §1.5, §2.5); a kind that is nil is not configured.
///
/// Texts of the small languages are compiled when the manifest is read. One that cannot be is an error there; a caller
/// that goes on nevertheless gets that error again for each event that reaches it.
package struct Filters: Sendable {
    /// How the kinds combine.
    package let kindsOperator: LogicalOperator
    package var exprs: [ExprFilter]?
    package var exprOperator = LogicalOperator.and
    /// An empty list is configured and true.
    package var data: [DataFilter]?
    package var dataOperator = LogicalOperator.and
    package var context: ContextFilter?
    package var time: Result<TimeFilter, ExpressionError>?
    package var script: Result<LuaScript, ExpressionError>?
    /// Of a WorkflowEventBinding.
    package var selector: EventExpression?

    package init(
        kindsOperator: LogicalOperator = .and,
        data: [DataFilter]? = nil,
        dataOperator: LogicalOperator = .and
    ) {
        self.kindsOperator = kindsOperator
        self.data = data
        self.dataOperator = dataOperator
    }
}

/// One entry of `filters.exprs` (spec/sensor.md §2.6).
package struct ExprFilter: Sendable {
    /// The expression as written.
    package let text: String
    package let expression: Result<FieldExpression, ExpressionError>
    /// The values it may use; every one must exist in the event, used or not.
    package let fields: [Field]

    package struct Field: Sendable {
        package let name: String
        package let path: JSONPath

        package init(name: String, path: JSONPath) {
            self.name = name
            self.path = path
        }
    }

    /// For each variable of the expression the index of its field; nil where no field has that name.
    package let fieldsOfVariables: [Int?]

    package init(_ text: String, fields: [Field]) {
        self.text = text
        self.fields = fields
        let expression = Result { () throws(ExpressionError) in try FieldExpression(parsing: text) }
        self.expression = expression
        let variables = (try? expression.get().variables) ?? []
        fieldsOfVariables = variables.map { name in fields.lastIndex { $0.name.isSameText(as: name) } }
    }
}

/// One entry of `filters.data` (spec/sensor.md §2.7).
package struct DataFilter: Sendable {
    package enum Comparator: String, Sendable, Hashable {
        case equal = "="
        case notEqual = "!="
        case greater = ">"
        case greaterOrEqual = ">="
        case less = "<"
        case lessOrEqual = "<="
        /// Refused in manifests; never true.
        case unknown = "?"
    }

    /// What the event's value is compared with.
    ///
    /// A value that cannot be read is an error only when it is reached.
    package enum Expected: Sendable {
        case bools([Result<Bool, ExpressionError>])
        case numbers([Result<Double, ExpressionError>])
        case patterns([Result<RegularExpression, ExpressionError>])
        /// Refused in manifests; an error whenever it is reached.
        case unknown(type: String)
    }

    package let path: JSONPath
    package let comparator: Comparator
    package let expected: Expected
    /// The values as written, for explanations.
    package let values: [String]
    /// Changes the value's text before it is compared; nil compares the value itself.
    package let template: ManifestTemplate?

    package init(
        path: JSONPath,
        comparator: Comparator,
        expected: Expected,
        values: [String],
        template: ManifestTemplate? = nil
    ) {
        self.path = path
        self.comparator = comparator
        self.expected = expected
        self.values = values
        self.template = template
    }
}

/// The attributes an event must have; an empty one is not compared (spec/sensor.md §2.8).
package struct ContextFilter: Sendable, Hashable {
    package var type = ""
    package var subject = ""
    package var source = ""
    package var dataContentType = ""

    package init() {}
}

/// A span of each day, in a time zone, in which an event must have happened (spec/sensor.md §2.9).
package struct TimeFilter: Sendable, Hashable {
    package let start: TimeOfDay
    /// Not included; before `start` the span goes over midnight.
    package let stop: TimeOfDay
    package let zone: TimeZoneOffsets
}

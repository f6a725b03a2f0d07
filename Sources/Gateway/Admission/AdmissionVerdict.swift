package import EventData

/// What is answered to an API server: whether the object may be stored, and what its author is told.
package struct AdmissionVerdict: Sendable, Equatable {
    /// One reason for a refusal.
    package struct Problem: Sendable, Equatable {
        /// Path of the field; empty where there is none.
        package let field: String
        package let text: String
        package let fix: String

        package init(field: String, text: String, fix: String) {
            self.field = field
            self.text = text
            self.fix = fix
        }

        var sentence: String { "\(text); fix: \(fix)" }
    }

    /// Problems that are told of one object; who mends so many asks again.
    static let maximumProblems = 50
    /// API servers pass on warnings of 4,096 characters altogether.
    static let maximumWarnings = 20
    /// Characters of one problem, which may quote names and values of any length.
    static let maximumCharacters = 1_000

    /// Empty where the object may be stored.
    package let problems: [Problem]
    package let warnings: [String]
    /// Problems that are not told.
    private let untold: Int

    package init(problems: [Problem] = [], warnings: [String] = [], untold: Int = 0) {
        self.problems = problems
        self.warnings = warnings
        self.untold = untold
    }

    package static let allowed = AdmissionVerdict()

    package var isAllowed: Bool { problems.isEmpty }

    /// The AdmissionReview that answers `review`.
    package func answer(to review: AdmissionReview) -> JSON {
        var response: JSON = ["uid": .string(review.uid), "allowed": .bool(isAllowed)]
        if !isAllowed { response["status"] = status(review) }
        if !warnings.isEmpty { response["warnings"] = .array(warnings.map { .string($0) }) }
        return ["apiVersion": .string(AdmissionReview.apiVersion), "kind": "AdmissionReview", "response": response]
    }

    /// What `kubectl` and others know from the API server itself: it shows kind, name and causes.
    private func status(_ review: AdmissionReview) -> JSON {
        let causes = problems.map { problem -> JSON in
            [
                "reason": "FieldValueInvalid", "field": .string(problem.field), "message": .string(problem.sentence),
            ]
        }
        let lines = problems.map { $0.field.isEmpty ? $0.sentence : "\($0.field): \($0.sentence)" }
        let more = untold == 0 ? [] : ["and \(untold) more; signalbox lint tells them all"]
        let group = review.apiVersion.split(separator: "/").first.map(String.init) ?? ""
        return [
            "status": "Failure", "code": 422, "reason": "Invalid",
            "message": .string((lines + more).joined(separator: "\n")),
            "details": [
                "group": .string(group), "kind": .string(review.kind), "name": .string(review.name),
                "causes": .array(causes),
            ],
        ]
    }
}

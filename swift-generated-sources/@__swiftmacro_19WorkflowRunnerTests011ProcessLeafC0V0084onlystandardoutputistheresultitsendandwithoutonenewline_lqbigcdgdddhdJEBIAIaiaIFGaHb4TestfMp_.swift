@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests011ProcessLeafC0V0084onlystandardoutputistheresultitsendandwithoutonenewline_lqbigcdgdddhdJEBIAIaiaIFGaHb4TestfMp_16bf0907429015e768fMu_() async throws -> Void {
  let $s19WorkflowRunnerTests011ProcessLeafC0V0084onlystandardoutputistheresultitsendandwithoutonenewline_lqbigcdgdddhdJEBIAIaiaIFGaHb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ProcessLeafTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s19WorkflowRunnerTests011ProcessLeafC0V0084onlystandardoutputistheresultitsendandwithoutonenewline_lqbigcdgdddhdJEBIAIaiaIFGaHb4TestfMp_7__localfMu_.`only standard output is the result, its end, and without one newline`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests011ProcessLeafC0V0084onlystandardoutputistheresultitsendandwithoutonenewline_lqbigcdgdddhdJEBIAIaiaIFGaHb4TestfMp_25generatorbf0907429015e768fMu_() async -> Testing.Test {
  return .__function(
  named: "`only standard output is the result, its end, and without one newline`()",
  in: ProcessLeafTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "only standard output is the result, its end, and without one newline",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/ProcessLeafTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift", line: 47, column: 6),
  parameters: [],
  testFunction: $s19WorkflowRunnerTests011ProcessLeafC0V0084onlystandardoutputistheresultitsendandwithoutonenewline_lqbigcdgdddhdJEBIAIaiaIFGaHb4TestfMp_16bf0907429015e768fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s19WorkflowRunnerTests011ProcessLeafC0V0084onlystandardoutputistheresultitsendandwithoutonenewline_lqbigcdgdddhdJEBIAIaiaIFGaHb4TestfMp_24accessorbf0907429015e768fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests011ProcessLeafC0V0084onlystandardoutputistheresultitsendandwithoutonenewline_lqbigcdgdddhdJEBIAIaiaIFGaHb4TestfMp_25generatorbf0907429015e768fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s19WorkflowRunnerTests011ProcessLeafC0V0084onlystandardoutputistheresultitsendandwithoutonenewline_lqbigcdgdddhdJEBIAIaiaIFGaHb4TestfMp_33testContentRecordbf0907429015e768fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests011ProcessLeafC0V0084onlystandardoutputistheresultitsendandwithoutonenewline_lqbigcdgdddhdJEBIAIaiaIFGaHb4TestfMp_24accessorbf0907429015e768fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:56:6-56:6

@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests011ProcessLeafC0V0073ascriptsfileisthelastargumentforanyinterpreter_JhbhecdeiddIHIAACaGiavGhwb4TestfMp_16a467b7b1fa2dbd44fMu_() async throws -> Void {
  let $s19WorkflowRunnerTests011ProcessLeafC0V0073ascriptsfileisthelastargumentforanyinterpreter_JhbhecdeiddIHIAACaGiavGhwb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ProcessLeafTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s19WorkflowRunnerTests011ProcessLeafC0V0073ascriptsfileisthelastargumentforanyinterpreter_JhbhecdeiddIHIAACaGiavGhwb4TestfMp_7__localfMu_.`a script's file is the last argument, for any interpreter`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests011ProcessLeafC0V0073ascriptsfileisthelastargumentforanyinterpreter_JhbhecdeiddIHIAACaGiavGhwb4TestfMp_25generatora467b7b1fa2dbd44fMu_() async -> Testing.Test {
  return .__function(
  named: "`a script's file is the last argument, for any interpreter`()",
  in: ProcessLeafTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a script's file is the last argument, for any interpreter",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/ProcessLeafTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift", line: 36, column: 6),
  parameters: [],
  testFunction: $s19WorkflowRunnerTests011ProcessLeafC0V0073ascriptsfileisthelastargumentforanyinterpreter_JhbhecdeiddIHIAACaGiavGhwb4TestfMp_16a467b7b1fa2dbd44fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s19WorkflowRunnerTests011ProcessLeafC0V0073ascriptsfileisthelastargumentforanyinterpreter_JhbhecdeiddIHIAACaGiavGhwb4TestfMp_24accessora467b7b1fa2dbd44fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests011ProcessLeafC0V0073ascriptsfileisthelastargumentforanyinterpreter_JhbhecdeiddIHIAACaGiavGhwb4TestfMp_25generatora467b7b1fa2dbd44fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s19WorkflowRunnerTests011ProcessLeafC0V0073ascriptsfileisthelastargumentforanyinterpreter_JhbhecdeiddIHIAACaGiavGhwb4TestfMp_33testContentRecorda467b7b1fa2dbd44fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests011ProcessLeafC0V0073ascriptsfileisthelastargumentforanyinterpreter_JhbhecdeiddIHIAACaGiavGhwb4TestfMp_24accessora467b7b1fa2dbd44fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:45:6-45:6

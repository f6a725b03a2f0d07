@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests011ProcessLeafC0V0053progressistoldastheprocesswritesit_iGacecdhgJBIADugba4TestfMp_17Z6c17518137cf122ffMu_() async throws -> Void {
  let $s19WorkflowRunnerTests011ProcessLeafC0V0053progressistoldastheprocesswritesit_iGacecdhgJBIADugba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ProcessLeafTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s19WorkflowRunnerTests011ProcessLeafC0V0053progressistoldastheprocesswritesit_iGacecdhgJBIADugba4TestfMp_7__localfMu_.`progress is told as the process writes it`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests011ProcessLeafC0V0053progressistoldastheprocesswritesit_iGacecdhgJBIADugba4TestfMp_25generator6c17518137cf122ffMu_() async -> Testing.Test {
  return .__function(
  named: "`progress is told as the process writes it`()",
  in: ProcessLeafTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "progress is told as the process writes it",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/ProcessLeafTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift", line: 227, column: 6),
  parameters: [],
  testFunction: $s19WorkflowRunnerTests011ProcessLeafC0V0053progressistoldastheprocesswritesit_iGacecdhgJBIADugba4TestfMp_17Z6c17518137cf122ffMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s19WorkflowRunnerTests011ProcessLeafC0V0053progressistoldastheprocesswritesit_iGacecdhgJBIADugba4TestfMp_24accessor6c17518137cf122ffMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests011ProcessLeafC0V0053progressistoldastheprocesswritesit_iGacecdhgJBIADugba4TestfMp_25generator6c17518137cf122ffMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s19WorkflowRunnerTests011ProcessLeafC0V0053progressistoldastheprocesswritesit_iGacecdhgJBIADugba4TestfMp_33testContentRecord6c17518137cf122ffMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests011ProcessLeafC0V0053progressistoldastheprocesswritesit_iGacecdhgJBIADugba4TestfMp_24accessor6c17518137cf122ffMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:237:6-237:6

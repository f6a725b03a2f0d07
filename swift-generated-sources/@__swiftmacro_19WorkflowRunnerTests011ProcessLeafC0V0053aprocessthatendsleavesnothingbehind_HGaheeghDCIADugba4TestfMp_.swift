@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests011ProcessLeafC0V0053aprocessthatendsleavesnothingbehind_HGaheeghDCIADugba4TestfMp_17Z4264d8ca4381d11afMu_() async throws -> Void {
  let $s19WorkflowRunnerTests011ProcessLeafC0V0053aprocessthatendsleavesnothingbehind_HGaheeghDCIADugba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ProcessLeafTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s19WorkflowRunnerTests011ProcessLeafC0V0053aprocessthatendsleavesnothingbehind_HGaheeghDCIADugba4TestfMp_7__localfMu_.`a process that ends leaves nothing behind`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests011ProcessLeafC0V0053aprocessthatendsleavesnothingbehind_HGaheeghDCIADugba4TestfMp_25generator4264d8ca4381d11afMu_() async -> Testing.Test {
  return .__function(
  named: "`a process that ends leaves nothing behind`()",
  in: ProcessLeafTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a process that ends leaves nothing behind",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/ProcessLeafTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift", line: 212, column: 6),
  parameters: [],
  testFunction: $s19WorkflowRunnerTests011ProcessLeafC0V0053aprocessthatendsleavesnothingbehind_HGaheeghDCIADugba4TestfMp_17Z4264d8ca4381d11afMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s19WorkflowRunnerTests011ProcessLeafC0V0053aprocessthatendsleavesnothingbehind_HGaheeghDCIADugba4TestfMp_24accessor4264d8ca4381d11afMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests011ProcessLeafC0V0053aprocessthatendsleavesnothingbehind_HGaheeghDCIADugba4TestfMp_25generator4264d8ca4381d11afMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s19WorkflowRunnerTests011ProcessLeafC0V0053aprocessthatendsleavesnothingbehind_HGaheeghDCIADugba4TestfMp_33testContentRecord4264d8ca4381d11afMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests011ProcessLeafC0V0053aprocessthatendsleavesnothingbehind_HGaheeghDCIADugba4TestfMp_24accessor4264d8ca4381d11afMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:225:6-225:6

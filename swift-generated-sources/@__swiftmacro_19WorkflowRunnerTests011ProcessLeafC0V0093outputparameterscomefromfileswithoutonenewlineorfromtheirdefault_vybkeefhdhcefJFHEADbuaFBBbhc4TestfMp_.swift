@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests011ProcessLeafC0V0093outputparameterscomefromfileswithoutonenewlineorfromtheirdefault_vybkeefhdhcefJFHEADbuaFBBbhc4TestfMp_16c1d3f32882347d3cfMu_() async throws -> Void {
  let $s19WorkflowRunnerTests011ProcessLeafC0V0093outputparameterscomefromfileswithoutonenewlineorfromtheirdefault_vybkeefhdhcefJFHEADbuaFBBbhc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ProcessLeafTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s19WorkflowRunnerTests011ProcessLeafC0V0093outputparameterscomefromfileswithoutonenewlineorfromtheirdefault_vybkeefhdhcefJFHEADbuaFBBbhc4TestfMp_7__localfMu_.`output parameters come from files, without one newline, or from their default`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests011ProcessLeafC0V0093outputparameterscomefromfileswithoutonenewlineorfromtheirdefault_vybkeefhdhcefJFHEADbuaFBBbhc4TestfMp_25generatorc1d3f32882347d3cfMu_() async -> Testing.Test {
  return .__function(
  named: "`output parameters come from files, without one newline, or from their default`()",
  in: ProcessLeafTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "output parameters come from files, without one newline, or from their default",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/ProcessLeafTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift", line: 58, column: 6),
  parameters: [],
  testFunction: $s19WorkflowRunnerTests011ProcessLeafC0V0093outputparameterscomefromfileswithoutonenewlineorfromtheirdefault_vybkeefhdhcefJFHEADbuaFBBbhc4TestfMp_16c1d3f32882347d3cfMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s19WorkflowRunnerTests011ProcessLeafC0V0093outputparameterscomefromfileswithoutonenewlineorfromtheirdefault_vybkeefhdhcefJFHEADbuaFBBbhc4TestfMp_24accessorc1d3f32882347d3cfMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests011ProcessLeafC0V0093outputparameterscomefromfileswithoutonenewlineorfromtheirdefault_vybkeefhdhcefJFHEADbuaFBBbhc4TestfMp_25generatorc1d3f32882347d3cfMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s19WorkflowRunnerTests011ProcessLeafC0V0093outputparameterscomefromfileswithoutonenewlineorfromtheirdefault_vybkeefhdhcefJFHEADbuaFBBbhc4TestfMp_33testContentRecordc1d3f32882347d3cfMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests011ProcessLeafC0V0093outputparameterscomefromfileswithoutonenewlineorfromtheirdefault_vybkeefhdhcefJFHEADbuaFBBbhc4TestfMp_24accessorc1d3f32882347d3cfMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:93:6-93:6

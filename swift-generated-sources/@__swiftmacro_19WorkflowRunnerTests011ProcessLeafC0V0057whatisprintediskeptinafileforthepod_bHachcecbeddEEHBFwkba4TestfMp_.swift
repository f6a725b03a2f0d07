@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests011ProcessLeafC0V0057whatisprintediskeptinafileforthepod_bHachcecbeddEEHBFwkba4TestfMp_16f5bdbfd61a87ff9afMu_() async throws -> Void {
  let $s19WorkflowRunnerTests011ProcessLeafC0V0057whatisprintediskeptinafileforthepod_bHachcecbeddEEHBFwkba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ProcessLeafTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s19WorkflowRunnerTests011ProcessLeafC0V0057whatisprintediskeptinafileforthepod_bHachcecbeddEEHBFwkba4TestfMp_7__localfMu_.`what is printed is kept in a file for the pod`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests011ProcessLeafC0V0057whatisprintediskeptinafileforthepod_bHachcecbeddEEHBFwkba4TestfMp_25generatorf5bdbfd61a87ff9afMu_() async -> Testing.Test {
  return .__function(
  named: "`what is printed is kept in a file for the pod`()",
  in: ProcessLeafTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "what is printed is kept in a file for the pod",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/ProcessLeafTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift", line: 239, column: 6),
  parameters: [],
  testFunction: $s19WorkflowRunnerTests011ProcessLeafC0V0057whatisprintediskeptinafileforthepod_bHachcecbeddEEHBFwkba4TestfMp_16f5bdbfd61a87ff9afMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s19WorkflowRunnerTests011ProcessLeafC0V0057whatisprintediskeptinafileforthepod_bHachcecbeddEEHBFwkba4TestfMp_24accessorf5bdbfd61a87ff9afMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests011ProcessLeafC0V0057whatisprintediskeptinafileforthepod_bHachcecbeddEEHBFwkba4TestfMp_25generatorf5bdbfd61a87ff9afMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s19WorkflowRunnerTests011ProcessLeafC0V0057whatisprintediskeptinafileforthepod_bHachcecbeddEEHBFwkba4TestfMp_33testContentRecordf5bdbfd61a87ff9afMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests011ProcessLeafC0V0057whatisprintediskeptinafileforthepod_bHachcecbeddEEHBFwkba4TestfMp_24accessorf5bdbfd61a87ff9afMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:249:6-249:6

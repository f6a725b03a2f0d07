@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests011RequestLeafC0V0084containersofasetrunintheirorderandnotafteronethatfailed_rqbcbddcffddfdeABFIBJaFGcaIb4TestfMp_17Z70a2dab1250310a1fMu_() async throws -> Void {
  let $s19WorkflowRunnerTests011RequestLeafC0V0084containersofasetrunintheirorderandnotafteronethatfailed_rqbcbddcffddfdeABFIBJaFGcaIb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(RequestLeafTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s19WorkflowRunnerTests011RequestLeafC0V0084containersofasetrunintheirorderandnotafteronethatfailed_rqbcbddcffddfdeABFIBJaFGcaIb4TestfMp_7__localfMu_.`containers of a set run in their order, and not after one that failed`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests011RequestLeafC0V0084containersofasetrunintheirorderandnotafteronethatfailed_rqbcbddcffddfdeABFIBJaFGcaIb4TestfMp_25generator70a2dab1250310a1fMu_() async -> Testing.Test {
  return .__function(
  named: "`containers of a set run in their order, and not after one that failed`()",
  in: RequestLeafTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "containers of a set run in their order, and not after one that failed",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/RequestLeafTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/RequestLeafTests.swift", line: 110, column: 6),
  parameters: [],
  testFunction: $s19WorkflowRunnerTests011RequestLeafC0V0084containersofasetrunintheirorderandnotafteronethatfailed_rqbcbddcffddfdeABFIBJaFGcaIb4TestfMp_17Z70a2dab1250310a1fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s19WorkflowRunnerTests011RequestLeafC0V0084containersofasetrunintheirorderandnotafteronethatfailed_rqbcbddcffddfdeABFIBJaFGcaIb4TestfMp_24accessor70a2dab1250310a1fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests011RequestLeafC0V0084containersofasetrunintheirorderandnotafteronethatfailed_rqbcbddcffddfdeABFIBJaFGcaIb4TestfMp_25generator70a2dab1250310a1fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s19WorkflowRunnerTests011RequestLeafC0V0084containersofasetrunintheirorderandnotafteronethatfailed_rqbcbddcffddfdeABFIBJaFGcaIb4TestfMp_33testContentRecord70a2dab1250310a1fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests011RequestLeafC0V0084containersofasetrunintheirorderandnotafteronethatfailed_rqbcbddcffddfdeABFIBJaFGcaIb4TestfMp_24accessor70a2dab1250310a1fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/RequestLeafTests.swift:136:6-136:6

@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests011ProcessLeafC0V0077acommandthatisnotthereornoneissaidwithwhattodo_JhbhecdfceceeecEIIBCEaiaBADaAb4TestfMp_17Z7420afcacf6617b2fMu_() async throws -> Void {
  let $s19WorkflowRunnerTests011ProcessLeafC0V0077acommandthatisnotthereornoneissaidwithwhattodo_JhbhecdfceceeecEIIBCEaiaBADaAb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ProcessLeafTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s19WorkflowRunnerTests011ProcessLeafC0V0077acommandthatisnotthereornoneissaidwithwhattodo_JhbhecdfceceeecEIIBCEaiaBADaAb4TestfMp_7__localfMu_.`a command that is not there, or none, is said with what to do`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests011ProcessLeafC0V0077acommandthatisnotthereornoneissaidwithwhattodo_JhbhecdfceceeecEIIBCEaiaBADaAb4TestfMp_25generator7420afcacf6617b2fMu_() async -> Testing.Test {
  return .__function(
  named: "`a command that is not there, or none, is said with what to do`()",
  in: ProcessLeafTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a command that is not there, or none, is said with what to do",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/ProcessLeafTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift", line: 22, column: 6),
  parameters: [],
  testFunction: $s19WorkflowRunnerTests011ProcessLeafC0V0077acommandthatisnotthereornoneissaidwithwhattodo_JhbhecdfceceeecEIIBCEaiaBADaAb4TestfMp_17Z7420afcacf6617b2fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s19WorkflowRunnerTests011ProcessLeafC0V0077acommandthatisnotthereornoneissaidwithwhattodo_JhbhecdfceceeecEIIBCEaiaBADaAb4TestfMp_24accessor7420afcacf6617b2fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests011ProcessLeafC0V0077acommandthatisnotthereornoneissaidwithwhattodo_JhbhecdfceceeecEIIBCEaiaBADaAb4TestfMp_25generator7420afcacf6617b2fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s19WorkflowRunnerTests011ProcessLeafC0V0077acommandthatisnotthereornoneissaidwithwhattodo_JhbhecdfceceeecEIIBCEaiaBADaAb4TestfMp_33testContentRecord7420afcacf6617b2fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests011ProcessLeafC0V0077acommandthatisnotthereornoneissaidwithwhattodo_JhbhecdfceceeecEIIBCEaiaBADaAb4TestfMp_24accessor7420afcacf6617b2fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:34:6-34:6

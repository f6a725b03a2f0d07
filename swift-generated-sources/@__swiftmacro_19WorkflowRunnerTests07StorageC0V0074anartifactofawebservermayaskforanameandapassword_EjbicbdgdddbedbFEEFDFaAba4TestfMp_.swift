@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests07StorageC0V0074anartifactofawebservermayaskforanameandapassword_EjbicbdgdddbedbFEEFDFaAba4TestfMp_17Z4934c2b4167d64edfMu_() async throws -> Void {
  let $s19WorkflowRunnerTests07StorageC0V0074anartifactofawebservermayaskforanameandapassword_EjbicbdgdddbedbFEEFDFaAba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(StorageTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s19WorkflowRunnerTests07StorageC0V0074anartifactofawebservermayaskforanameandapassword_EjbicbdgdddbedbFEEFDFaAba4TestfMp_7__localfMu_.`an artifact of a web server may ask for a name and a password`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests07StorageC0V0074anartifactofawebservermayaskforanameandapassword_EjbicbdgdddbedbFEEFDFaAba4TestfMp_25generator4934c2b4167d64edfMu_() async -> Testing.Test {
  return .__function(
  named: "`an artifact of a web server may ask for a name and a password`()",
  in: StorageTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "an artifact of a web server may ask for a name and a password",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/StorageTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/StorageTests.swift", line: 90, column: 6),
  parameters: [],
  testFunction: $s19WorkflowRunnerTests07StorageC0V0074anartifactofawebservermayaskforanameandapassword_EjbicbdgdddbedbFEEFDFaAba4TestfMp_17Z4934c2b4167d64edfMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s19WorkflowRunnerTests07StorageC0V0074anartifactofawebservermayaskforanameandapassword_EjbicbdgdddbedbFEEFDFaAba4TestfMp_24accessor4934c2b4167d64edfMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests07StorageC0V0074anartifactofawebservermayaskforanameandapassword_EjbicbdgdddbedbFEEFDFaAba4TestfMp_25generator4934c2b4167d64edfMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s19WorkflowRunnerTests07StorageC0V0074anartifactofawebservermayaskforanameandapassword_EjbicbdgdddbedbFEEFDFaAba4TestfMp_33testContentRecord4934c2b4167d64edfMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests07StorageC0V0074anartifactofawebservermayaskforanameandapassword_EjbicbdgdddbedbFEEFDFaAba4TestfMp_24accessor4934c2b4167d64edfMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/StorageTests.swift:118:6-118:6

@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ServerC0V0082abodythataformcouldsendisrefusedandonethatistoolarge_rnbeebefechddecdDFBIAIaEDcaGb4TestfMp_17Z6a96a323f42ff5e9fMu_() async throws -> Void {
  let $s17LocalClusterTests06ServerC0V0082abodythataformcouldsendisrefusedandonethatistoolarge_rnbeebefechddecdDFBIAIaEDcaGb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ServerTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests06ServerC0V0082abodythataformcouldsendisrefusedandonethatistoolarge_rnbeebefechddecdDFBIAIaEDcaGb4TestfMp_7__localfMu_.`a body that a form could send is refused, and one that is too large`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ServerC0V0082abodythataformcouldsendisrefusedandonethatistoolarge_rnbeebefechddecdDFBIAIaEDcaGb4TestfMp_25generator6a96a323f42ff5e9fMu_() async -> Testing.Test {
  return .__function(
  named: "`a body that a form could send is refused, and one that is too large`()",
  in: ServerTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a body that a form could send is refused, and one that is too large",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ServerTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ServerTests.swift", line: 23, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests06ServerC0V0082abodythataformcouldsendisrefusedandonethatistoolarge_rnbeebefechddecdDFBIAIaEDcaGb4TestfMp_17Z6a96a323f42ff5e9fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests06ServerC0V0082abodythataformcouldsendisrefusedandonethatistoolarge_rnbeebefechddecdDFBIAIaEDcaGb4TestfMp_24accessor6a96a323f42ff5e9fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests06ServerC0V0082abodythataformcouldsendisrefusedandonethatistoolarge_rnbeebefechddecdDFBIAIaEDcaGb4TestfMp_25generator6a96a323f42ff5e9fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests06ServerC0V0082abodythataformcouldsendisrefusedandonethatistoolarge_rnbeebefechddecdDFBIAIaEDcaGb4TestfMp_33testContentRecord6a96a323f42ff5e9fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests06ServerC0V0082abodythataformcouldsendisrefusedandonethatistoolarge_rnbeebefechddecdDFBIAIaEDcaGb4TestfMp_24accessor6a96a323f42ff5e9fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ServerTests.swift:34:6-34:6

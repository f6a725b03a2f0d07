@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ClientC0V0078theclientcreatesreadslistspatcheswatchesanddeletes_zlbghffhhdBAHGGDagagiIEDaBb4TestfMp_16eea7ef44aa1f038efMu_() async throws -> Void {
  let $s17LocalClusterTests06ClientC0V0078theclientcreatesreadslistspatcheswatchesanddeletes_zlbghffhhdBAHGGDagagiIEDaBb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ClientTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests06ClientC0V0078theclientcreatesreadslistspatcheswatchesanddeletes_zlbghffhhdBAHGGDagagiIEDaBb4TestfMp_7__localfMu_.`the client creates, reads, lists, patches, watches and deletes`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ClientC0V0078theclientcreatesreadslistspatcheswatchesanddeletes_zlbghffhhdBAHGGDagagiIEDaBb4TestfMp_25generatoreea7ef44aa1f038efMu_() async -> Testing.Test {
  return .__function(
  named: "`the client creates, reads, lists, patches, watches and deletes`()",
  in: ClientTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "the client creates, reads, lists, patches, watches and deletes",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ClientTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ClientTests.swift", line: 38, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests06ClientC0V0078theclientcreatesreadslistspatcheswatchesanddeletes_zlbghffhhdBAHGGDagagiIEDaBb4TestfMp_16eea7ef44aa1f038efMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests06ClientC0V0078theclientcreatesreadslistspatcheswatchesanddeletes_zlbghffhhdBAHGGDagagiIEDaBb4TestfMp_24accessoreea7ef44aa1f038efMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests06ClientC0V0078theclientcreatesreadslistspatcheswatchesanddeletes_zlbghffhhdBAHGGDagagiIEDaBb4TestfMp_25generatoreea7ef44aa1f038efMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests06ClientC0V0078theclientcreatesreadslistspatcheswatchesanddeletes_zlbghffhhdBAHGGDagagiIEDaBb4TestfMp_33testContentRecordeea7ef44aa1f038efMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests06ClientC0V0078theclientcreatesreadslistspatcheswatchesanddeletes_zlbghffhhdBAHGGDagagiIEDaBb4TestfMp_24accessoreea7ef44aa1f038efMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ClientTests.swift:64:6-64:6

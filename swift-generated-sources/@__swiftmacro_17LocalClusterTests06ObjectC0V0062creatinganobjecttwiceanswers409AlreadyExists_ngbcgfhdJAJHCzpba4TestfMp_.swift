@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ObjectC0V0062creatinganobjecttwiceanswers409AlreadyExists_ngbcgfhdJAJHCzpba4TestfMp_16f3e86123e5e0c7e4fMu_() async throws -> Void {
  let $s17LocalClusterTests06ObjectC0V0062creatinganobjecttwiceanswers409AlreadyExists_ngbcgfhdJAJHCzpba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ObjectTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests06ObjectC0V0062creatinganobjecttwiceanswers409AlreadyExists_ngbcgfhdJAJHCzpba4TestfMp_7__localfMu_.`creating an object twice answers 409 AlreadyExists`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ObjectC0V0062creatinganobjecttwiceanswers409AlreadyExists_ngbcgfhdJAJHCzpba4TestfMp_25generatorf3e86123e5e0c7e4fMu_() async -> Testing.Test {
  return .__function(
  named: "`creating an object twice answers 409 AlreadyExists`()",
  in: ObjectTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "creating an object twice answers 409 AlreadyExists",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ObjectTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ObjectTests.swift", line: 58, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests06ObjectC0V0062creatinganobjecttwiceanswers409AlreadyExists_ngbcgfhdJAJHCzpba4TestfMp_16f3e86123e5e0c7e4fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests06ObjectC0V0062creatinganobjecttwiceanswers409AlreadyExists_ngbcgfhdJAJHCzpba4TestfMp_24accessorf3e86123e5e0c7e4fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests06ObjectC0V0062creatinganobjecttwiceanswers409AlreadyExists_ngbcgfhdJAJHCzpba4TestfMp_25generatorf3e86123e5e0c7e4fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests06ObjectC0V0062creatinganobjecttwiceanswers409AlreadyExists_ngbcgfhdJAJHCzpba4TestfMp_33testContentRecordf3e86123e5e0c7e4fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests06ObjectC0V0062creatinganobjecttwiceanswers409AlreadyExists_ngbcgfhdJAJHCzpba4TestfMp_24accessorf3e86123e5e0c7e4fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:70:6-70:6

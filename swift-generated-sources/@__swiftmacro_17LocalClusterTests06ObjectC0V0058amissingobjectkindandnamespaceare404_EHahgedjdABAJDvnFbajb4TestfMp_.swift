@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ObjectC0V0058amissingobjectkindandnamespaceare404_EHahgedjdABAJDvnFbajb4TestfMp_16Z6520385bd246d4afMu_() async throws -> Void {
  let $s17LocalClusterTests06ObjectC0V0058amissingobjectkindandnamespaceare404_EHahgedjdABAJDvnFbajb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ObjectTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests06ObjectC0V0058amissingobjectkindandnamespaceare404_EHahgedjdABAJDvnFbajb4TestfMp_7__localfMu_.`a missing object, kind and namespace are 404`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ObjectC0V0058amissingobjectkindandnamespaceare404_EHahgedjdABAJDvnFbajb4TestfMp_24generator6520385bd246d4afMu_() async -> Testing.Test {
  return .__function(
  named: "`a missing object, kind and namespace are 404`()",
  in: ObjectTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a missing object, kind and namespace are 404",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ObjectTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ObjectTests.swift", line: 117, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests06ObjectC0V0058amissingobjectkindandnamespaceare404_EHahgedjdABAJDvnFbajb4TestfMp_16Z6520385bd246d4afMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests06ObjectC0V0058amissingobjectkindandnamespaceare404_EHahgedjdABAJDvnFbajb4TestfMp_23accessor6520385bd246d4afMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests06ObjectC0V0058amissingobjectkindandnamespaceare404_EHahgedjdABAJDvnFbajb4TestfMp_24generator6520385bd246d4afMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests06ObjectC0V0058amissingobjectkindandnamespaceare404_EHahgedjdABAJDvnFbajb4TestfMp_32testContentRecord6520385bd246d4afMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests06ObjectC0V0058amissingobjectkindandnamespaceare404_EHahgedjdABAJDvnFbajb4TestfMp_23accessor6520385bd246d4afMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:129:6-129:6
